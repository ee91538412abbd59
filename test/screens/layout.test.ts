import { describe, expect, test } from 'vitest';
import { arrange } from '../../src/screens/layout.ts';

const nothing = { page: false, zoom: false, menu: undefined };

describe('how the window is shared out', () => {
  test('from 100 columns guide and shell stand side by side, and the shell never gets less than 60', () => {
    for (let columns = 100; columns <= 250; columns++) {
      const { kind, guide, pane } = arrange(columns, 40, nothing);
      expect(kind).toBe('side');
      expect(guide?.columns).toBeGreaterThanOrEqual(32);
      expect(guide?.columns).toBeLessThanOrEqual(44);
      expect(pane?.columns).toBeGreaterThanOrEqual(60);
      expect((guide?.columns ?? 0) + 1 + (pane?.columns ?? 0)).toBe(columns);
      expect(pane).toMatchObject({ row: 0, rows: 39 });
    }
  });

  test('as soon as there is room the shell has the 80 columns that many programs assume', () => {
    expect(arrange(113, 40, nothing).pane?.columns).toBe(80);
    expect(arrange(120, 40, nothing).pane?.columns).toBe(80);
  });

  test('below 100 columns the shell has the full width under a strip of 4 to 6 rows', () => {
    for (let rows = 15; rows <= 60; rows++) {
      const { kind, guide, pane, footer } = arrange(80, rows, nothing);
      expect(kind).toBe('strip');
      expect(pane).toMatchObject({ column: 0, columns: 80 });
      expect(guide?.rows).toBeGreaterThanOrEqual(4);
      expect(guide?.rows).toBeLessThanOrEqual(6);
      expect((guide?.rows ?? 0) + (pane?.rows ?? 0)).toBe(footer);
      expect(footer).toBe(rows - 1);
    }
  });

  test('zoomed, the shell has everything but the footer', () => {
    const { guide, pane } = arrange(80, 24, { ...nothing, zoom: true });
    expect(guide).toBeUndefined();
    expect(pane).toEqual({ column: 0, row: 0, columns: 80, rows: 23 });
  });

  test('a page hides the shell, zoomed or not', () => {
    expect(arrange(120, 40, { ...nothing, page: true }).pane).toBeUndefined();
    expect(arrange(120, 40, { ...nothing, page: true, zoom: true }).pane).toBeUndefined();
  });

  test('the menu stands in the place of the guide and hides the shell only where it does not fit', () => {
    const menu = { entries: 19, entryColumns: 20 };
    expect(arrange(120, 40, { ...nothing, menu }).kind).toBe('side');
    expect(arrange(80, 24, { ...nothing, menu }).kind).toBe('strip');
    expect(arrange(60, 15, { ...nothing, menu }).kind).toBe('page');
    expect(arrange(120, 40, { ...nothing, menu, zoom: true }).kind).toBe('page');
  });

  test('opening the menu never changes the size of the shell, so that no program in it redraws', () => {
    const menu = { entries: 19, entryColumns: 20 };
    for (const columns of [80, 120]) {
      expect(arrange(columns, 30, { ...nothing, menu }).pane).toEqual(arrange(columns, 30, nothing).pane);
    }
  });

  test('a window that is too small for a lesson shows no shell, and one row or column more does', () => {
    expect(arrange(59, 24, nothing)).toMatchObject({ tooSmall: true, pane: undefined });
    expect(arrange(80, 14, nothing)).toMatchObject({ tooSmall: true, pane: undefined });
    expect(arrange(60, 15, nothing).tooSmall).toBe(false);
  });
});
