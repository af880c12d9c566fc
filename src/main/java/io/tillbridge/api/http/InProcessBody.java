package io.tillbridge.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.IncomingFile;
import io.tillbridge.api.contract.Json;
import io.tillbridge.api.contract.Operation;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.Schema;
import io.tillbridge.api.contract.YamlBody;
import io.tillbridge.document.CountedInput;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The body of a call from within the process, held against the same limits and schemas as one that comes over HTTP. */
final class InProcessBody {
    private final long maxFile;

    /** @param maxFile the largest file in bytes */
    InProcessBody(long maxFile) {
        this.maxFile = maxFile;
    }

    private void refuseMore(long bytes) {
        if (bytes > maxFile) {
            throw Problem.tooLarge(maxFile).refusal();
        }
    }

    /** The request with its body; a Refusal when it is too large or not right. The caller closes the file in it. */
    ApiRequest put(ApiRequest request, Object body) throws IOException {
        Operation operation = request.operation();
        if (operation.bodies().isEmpty()) {
            return request;
        }
        if (operation.takesFile()) {
            InputStream bytes = new CountedInput(stream(body), this::refuseMore);
            return request.with(new IncomingFile(request.query("filename").orElse(null), bytes));
        }
        if (operation.bodies().containsKey(YamlBody.TYPE)) {
            return request.with(YamlBody.read(bytes(body, YamlBody.MAX)));
        }
        Schema schema = operation.bodies().values().iterator().next();
        return request.with(json(body, schema));
    }

    private static JsonNode json(Object body, Schema schema) throws IOException {
        return JsonBody.read(bytes(body, ApiSettings.MAX_BODY), schema);
    }

    private static byte[] bytes(Object body, int most) throws IOException {
        byte[] bytes;
        if (body == null) {
            bytes = new byte[0];
        } else if (isStreamed(body)) {
            try (InputStream in = stream(body)) {
                bytes = in.readNBytes(most + 1);
            }
        } else {
            bytes = written(body);
        }
        if (bytes.length > most) {
            throw Problem.tooLarge(most).refusal();
        }
        return bytes;
    }

    private static byte[] written(Object body) {
        try {
            return Json.bytes(body);
        } catch (IllegalStateException notJson) {
            throw Problem.unreadable("The body is a " + body.getClass().getSimpleName()
                            + ", expected a map, a list, JSON as text, or a stream of JSON")
                    .refusal();
        }
    }

    private static boolean isStreamed(Object body) {
        return body instanceof InputStream
                || body instanceof byte[]
                || body instanceof String
                || body instanceof File
                || body instanceof Path;
    }

    private static InputStream stream(Object body) throws IOException {
        if (body instanceof InputStream in) {
            return in;
        }
        if (body instanceof byte[] bytes) {
            return new ByteArrayInputStream(bytes);
        }
        if (body instanceof String text) {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
        if (body instanceof File file) {
            return new FileInputStream(file);
        }
        if (body instanceof Path path) {
            return Files.newInputStream(path);
        }
        throw Problem.unreadable("The body is "
                        + (body == null ? "empty" : "a " + body.getClass().getSimpleName())
                        + ", expected a file as stream, bytes or text")
                .refusal();
    }
}
