/** Whether a text contains what somebody typed to find it: capitals and accents do not matter. */
export const matches = (text: string, typed: string): boolean => fold(text).includes(fold(typed));

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
