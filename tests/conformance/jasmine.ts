import jasmineRequire from "jasmine-core/lib/jasmine-core/jasmine.js";

export interface Spec {
  /** `spec0`, `spec1`, … in the order of declaration */
  readonly id: string;
  getFullName(): string;
}

interface Expectation {
  readonly message: string;
  readonly stack?: string;
}

/** What jasmine says of a spec or a suite that is done. */
export interface Result {
  readonly id: string;
  readonly fullName: string;
  readonly status: string;
  readonly failedExpectations: readonly Expectation[];
  readonly pendingReason?: string;
}

export interface Reporter {
  specStarted?(result: Result): void;
  specDone?(result: Result): void;
  suiteDone?(result: Result): void;
}

export interface Jasmine {
  configure(options: { random: boolean; specFilter: (spec: Spec) => boolean }): void;
  addReporter(reporter: Reporter): void;
  execute(): Promise<{ failedExpectations: readonly Expectation[] }>;
}

/** Starts jasmine and puts `describe`, `it`, `expect` and the like where the suite looks for them. */
export function startJasmine(): Jasmine {
  const core = jasmineRequire.core(jasmineRequire);
  const environment = core.getEnv({ suppressLoadErrors: true });
  Object.assign(globalThis, jasmineRequire.interface(core, environment));
  return environment;
}
