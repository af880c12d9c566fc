package io.tillbridge.api.contract;

/** A request is answered with a problem. It is an answer, not a fault of ours: it has no stack trace and is not logged. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    Refusal(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
