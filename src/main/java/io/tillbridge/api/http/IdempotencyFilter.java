package io.tillbridge.api.http;

import io.tillbridge.access.IdempotentAnswers;
import io.tillbridge.access.IdempotentAnswers.Claim;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.EntityTags;
import io.tillbridge.api.contract.Json;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the flow of a request, and gives the first answer again for an {@code Idempotency-Key} seen before. */
final class IdempotencyFilter {
    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final String KEY = "Idempotency-Key";
    private static final int PIECE = 64 * 1024;

    private final AuditFilter flows;
    private final ResponseRenderer rendering;
    private final IdempotentAnswers answers;

    IdempotencyFilter(AuditFilter flows, ResponseRenderer rendering, IdempotentAnswers answers) {
        this.flows = flows;
        this.rendering = rendering;
        this.answers = answers;
    }

    /** A whole answer, or a file or events. */
    sealed interface Reply permits Whole, Streamed {}

    record Whole(RenderedResponse rendered) implements Reply {}

    /** @param headers beyond those of the answer itself */
    record Streamed(ApiResponse answer, Map<String, String> headers) implements Reply {}

    Reply answer(ApiRequest request, RequestHead head) throws Exception {
        Optional<String> key = request.operation().repeatable() ? request.header(KEY) : Optional.empty();
        if (key.isEmpty()) {
            return first(request, head);
        }
        Claim claim = answers.claim(request.caller().id(), key.get(), hash(request, head));
        if (claim instanceof Claim.First first) {
            return kept(first, request, head);
        }
        if (claim instanceof Claim.Repeated repeated && !hasOtherBytes(request, repeated.answer())) {
            return new Whole(again(repeated.answer()));
        }
        boolean underWay = claim instanceof Claim.UnderWay;
        throw Problem.conflict(
                        underWay ? ProblemType.IDEMPOTENCY_UNDER_WAY : ProblemType.IDEMPOTENCY_KEY_REUSED,
                        underWay
                                ? "The first request with this Idempotency-Key is still being answered: ask again soon"
                                : "This Idempotency-Key was used for another request: use a new one for each request")
                .refusal();
    }

    /**
     * Whether the file that comes with a repeat is another one than the answer tells of. It is read to its end for that,
     * as it comes and without being kept: a repeat costs no more than the first request did.
     */
    private static boolean hasOtherBytes(ApiRequest request, IdempotentAnswers.Answer first) throws IOException {
        if (request.file() == null || first.status() >= 300) {
            return false;
        }
        String kept = Json.read(first.body()).path("sha256").asText();
        if (kept.isEmpty()) {
            return false;
        }
        MessageDigest digest = sha256();
        InputStream bytes = request.file().bytes();
        byte[] piece = new byte[PIECE];
        for (int read = bytes.read(piece); read >= 0; read = bytes.read(piece)) {
            digest.update(piece, 0, read);
        }
        return !kept.equals(HexFormat.of().formatHex(digest.digest()));
    }

    private Reply kept(Claim.First claim, ApiRequest request, RequestHead head) throws Exception {
        RenderedResponse rendered;
        try {
            Reply reply = first(request, head);
            if (!(reply instanceof Whole whole)) {
                answers.release(claim);
                return reply;
            }
            rendered = whole.rendered();
        } catch (Exception e) {
            Problem problem = Problems.of(e, head);
            if (!lasting(problem.status())) {
                answers.release(claim);
                throw problem.refusal();
            }
            rendered = ResponseRenderer.problem(problem, head.requestId());
        }
        keep(claim, rendered);
        return new Whole(rendered);
    }

    /** A fault that passes is no answer to keep, and a 412 did nothing: the same request shall be tried again. */
    private static boolean lasting(int status) {
        return status < 500 && status != 408 && status != 412 && status != 429;
    }

    private void keep(Claim.First claim, RenderedResponse rendered) {
        String headers = new String(Json.bytes(rendered.headers()), StandardCharsets.UTF_8);
        try {
            answers.keep(
                    claim,
                    new IdempotentAnswers.Answer(
                            rendered.status(), headers, rendered.body().getBytes()));
        } catch (RuntimeException e) {
            // The work is done and the client shall hear so; only a repeat will be told to wait.
            LOG.warn("The answer to an Idempotency-Key could not be kept: {}", e.toString());
        }
    }

    private static RenderedResponse again(IdempotentAnswers.Answer answer) {
        Map<String, String> headers = new TreeMap<>();
        Json.read(answer.headers().getBytes(StandardCharsets.UTF_8))
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        headers.put("Idempotency-Replayed", "true");
        return RenderedResponse.of(answer.status(), headers, answer.body());
    }

    private Reply first(ApiRequest request, RequestHead head) throws Exception {
        return shown(request, flows.call(request, head), head);
    }

    private Reply shown(ApiRequest request, ApiResponse answer, RequestHead head) {
        boolean reads = request.operation().method().equals("GET");
        EntityTags known = head.ifNoneMatch();
        if (answer instanceof ApiResponse.Body body) {
            RenderedResponse rendered = rendering.json(NextLink.on(body, head.uri()), reads);
            return new Whole(reads ? ResponseRenderer.unlessKnown(rendered, known) : rendered);
        }
        if (answer instanceof ApiResponse.Text text) {
            return new Whole(ResponseRenderer.unlessKnown(ResponseRenderer.text(text), known));
        }
        if (answer instanceof ApiResponse.Page page) {
            return new Whole(ResponseRenderer.page(page));
        }
        if (answer instanceof ApiResponse.Download file && file.tag() != null) {
            Map<String, String> tagged = Map.of("ETag", file.tag());
            return !known.absent() && known.holdsWeakly(file.tag())
                    ? new Whole(RenderedResponse.of(304, tagged, new byte[0]))
                    : new Streamed(answer, tagged);
        }
        return answer instanceof ApiResponse.Nothing nothing
                ? new Whole(ResponseRenderer.nothing(nothing))
                : new Streamed(answer, Map.of());
    }

    /** Of all that makes the request; a file counts by its name and length, for its bytes have not been read yet. */
    private static byte[] hash(ApiRequest request, RequestHead head) {
        MessageDigest digest = sha256();
        digest.update((head.method() + " " + head.uri() + "\n").getBytes(StandardCharsets.UTF_8));
        if (request.body() != null) {
            digest.update(Json.bytes(request.body()));
        }
        if (request.file() != null) {
            digest.update((request.file().filename() + "\n" + head.length()).getBytes(StandardCharsets.UTF_8));
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
