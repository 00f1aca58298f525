import type { Row, WrongCall } from "../row.ts";

/** Each wrong call of the row throws its named error, whose text names the op, the shapes and the way out. */
export function wrongCallMessages(row: Row): string[] {
  return row.errors.flatMap((wrong) => {
    const message = wrongCallMessage(wrong);
    return message === null ? [] : [`${row.name} ${String(wrong[0])}: ${message}`];
  });
}

function wrongCallMessage([call, expected, text]: WrongCall): string | null {
  try {
    call();
  } catch (error) {
    if (!(error instanceof Error) || !Object.prototype.isPrototypeOf.call(expected.prototype, error)) {
      return `threw ${String(error)}, expected a ${expected.name}`;
    }
    return text.test(error.message) ? null : `said "${error.message}", expected ${String(text)}`;
  }
  return "did not throw";
}
