import { expect, test } from 'vitest';
import { pageSentences } from '../../src/language/screens/pages.ts';
import { glyphSets } from '../../src/screens/parts/glyphs.ts';
import { areaOf, createView } from '../../src/screens/view-state.ts';

const makeView = () => createView({ language: 'es', glyphs: glyphSets.unicode, leader: 'Ctrl+G' });

test('the leader takes the keys from the shell and gives them back, at once', () => {
  using view = makeView();
  expect(view.focus).toBe('shell');
  view.key('leader');
  expect([view.focus, areaOf(view.state)]).toEqual(['chrome', 'menu']);
  view.key('leader');
  expect([view.focus, areaOf(view.state)]).toEqual(['shell', 'shell']);
});

test('the leader twice puts the menu away, since the shell has got the key', () => {
  using view = makeView();
  view.key('leader');
  view.key('leader-again');
  expect(view.focus).toBe('shell');
  expect(view.state.isMenuOpen).toBe(false);
});

test('F1 helps with the place where the student is, and F1 again goes back', () => {
  using view = makeView();
  view.update({ focus: 'chrome', page: { kind: 'cheat-sheet', scroll: 0 } });
  view.key('help');
  expect(view.state.page).toMatchObject({ kind: 'help', about: 'cheat-sheet' });
  view.key('help');
  expect([view.focus, view.state.page]).toEqual(['shell', undefined]);
});

test('the leader out of a page goes back to the shell, which is seen again', () => {
  using view = makeView();
  view.key('help');
  expect(view.layout(120, 40).pane).toBeUndefined();
  view.key('leader');
  expect(view.layout(120, 40).pane).toBeDefined();
});

test('whoever listens is told of each change, and no longer after leaving', () => {
  using view = makeView();
  let told = 0;
  const stop = view.subscribe(() => {
    told++;
  });
  view.key('leader');
  expect(told).toBe(1);
  stop();
  view.key('leader');
  expect(told).toBe(1);
});

test('a listener that leaves while it is told does not keep the others from being told', () => {
  using view = makeView();
  let told = 0;
  const stop = view.subscribe(() => stop());
  view.subscribe(() => {
    told++;
  });
  view.key('leader');
  expect(told).toBe(1);
});

test('a notice says itself in the language of the moment, and a newer one takes its place', () => {
  using view = makeView();
  view.toast(pageSentences.checking);
  view.toast(pageSentences.freePlayOn, {}, 'good');
  expect(view.state.toast).toMatchObject({ sentence: pageSentences.freePlayOn, tone: 'good' });
});

test('the layout is the same for the same state and size', () => {
  using view = makeView();
  expect(view.layout(100, 30)).toEqual(view.layout(100, 30));
});
