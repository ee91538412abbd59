import { pageSentences as text } from '../../language/screens/pages.ts';
import type { Chrome } from '../chrome.ts';
import { actionFor } from '../keys.ts';
import { moveChoice } from '../parts/list-window.ts';
import { editField, emptyField } from '../parts/text-field.ts';
import { openExercise } from '../perform.ts';
import { inShell, type Page } from '../view-state.ts';
import { listedExercises } from './map.ts';

type MapPage = Extract<Page, { readonly kind: 'map' }>;

/** What a key does in the course map. */
export function pressMap(page: MapPage, key: string, chrome: Chrome): void {
  const { view, tutor } = chrome;
  const listed = listedExercises(tutor.state, page, view.state.reader);
  const change = (part: Partial<MapPage>): void => view.update({ page: { ...page, ...part } });
  const move = (by: number): void => change({ selected: moveChoice(page.selected, by, listed.length) });
  switch (actionFor(page.isFiltering ? 'filter' : 'list', key)) {
    case 'up':
      return move(-1);
    case 'down':
      return move(1);
    case 'page-up':
      return move(-10);
    case 'page-down':
      return move(10);
    case 'top':
      return change({ selected: 0 });
    case 'bottom':
      return change({ selected: Math.max(0, listed.length - 1) });
    case 'filter':
      return change({ isFiltering: true });
    case 'cancel':
      return change({ isFiltering: false, filter: emptyField, selected: 0 });
    case 'open':
      if (page.isFiltering) return change({ isFiltering: false });
      return openExercise(listed[page.selected]?.id, chrome);
    case 'help':
      return view.update({ page: { kind: 'help', about: 'list', scroll: 0 } });
    case 'close':
      if (page.filter.text !== '') return change({ filter: emptyField, selected: 0 });
      return view.update(inShell);
    default: {
      if (!page.isFiltering) return view.toast(text.unknownKey, { key });
      return change({ filter: editField(page.filter, key) ?? page.filter, selected: 0 });
    }
  }
}
