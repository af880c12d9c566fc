package io.tillbridge.api;

/** Calls the flow of a request, and gives the first answer again for an {@code Idempotency-Key} seen before. */
final class Repeats {
    private final Flows flows;
    private final Rendering rendering;

    Repeats(Flows flows, Rendering rendering) {
        this.flows = flows;
        this.rendering = rendering;
    }

    /** A whole answer, or a file, or events. */
    sealed interface Reply permits Whole, Streamed {}

    record Whole(Rendered rendered) implements Reply {}

    record Streamed(Answer answer) implements Reply {}

    Reply answer(ApiRequest request, Call call) throws Exception {
        Answer answer = flows.call(request);
        if (answer instanceof Answer.Body body) {
            boolean tagged =
                    request.operation().method().equals("GET") && request.path().containsKey("id");
            return new Whole(rendering.json(body, tagged));
        }
        return answer instanceof Answer.Nothing ? new Whole(Rendering.nothing()) : new Streamed(answer);
    }
}
