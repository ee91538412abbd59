/** Whether a student's name on a server is one plain word, as lessons and paths need it. */
export const isStudentName = (name: string): boolean => /^[\p{L}\p{N}_][\p{L}\p{N}._-]*$/u.test(name);
