/** The variable that `$!` stands for. */
export const lastJobVariable = '__SHELL_LAST_JOB';
