/** How a command says with which code the process shall end, once all that it printed has been taken. */
export type Exit = (code: number) => void;
