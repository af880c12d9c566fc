// What the API says when something does not work: application/problem+json.

export interface Fault {
  /** Where in the body, as a JSON pointer: `/settings/host`. */
  pointer?: string;
  code?: string;
  message: string;
}

/** A call that did not work, with what the API says of it. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly faults: Fault[];
  /** Seconds after which the call may be tried again. */
  readonly retryAfter: number | undefined;
  readonly body: Record<string, unknown>;

  constructor(status: number, body: Record<string, unknown>, retryAfter?: string | null) {
    const title = typeof body.title === 'string' ? body.title : `HTTP ${status}`;
    const detail = typeof body.detail === 'string' ? body.detail : '';
    super(detail || title);
    this.status = status;
    this.type = typeof body.type === 'string' ? body.type : '';
    this.title = title;
    this.detail = detail;
    this.faults = Array.isArray(body.errors) ? (body.errors as Fault[]) : [];
    this.retryAfter = retryAfter && /^\d+$/.test(retryAfter) ? Number(retryAfter) : undefined;
    this.body = body;
  }
}

/** The hub gave no answer. */
export class Unreachable extends Error {}

/** The faults by pointer, and those that belong to none of the given. */
export function byField(problem: unknown, pointers: string[]): { at: Record<string, string>; others: string[] } {
  const at: Record<string, string> = {};
  const others: string[] = [];
  if (problem instanceof ApiProblem) {
    for (const fault of problem.faults) {
      const pointer = pointers.find((known) => known === fault.pointer);
      if (pointer === undefined) {
        others.push(fault.pointer ? `${fault.pointer}: ${fault.message}` : fault.message);
      } else {
        at[pointer] = at[pointer] ? `${at[pointer]} ${fault.message}` : fault.message;
      }
    }
    if (problem.faults.length === 0) {
      others.push(problem.message);
    }
  } else if (problem instanceof Error) {
    others.push(problem.message);
  }
  return { at, others };
}
