package io.tillbridge.api.http;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.contract.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Answers every operation of the contract with what came in; a file is read to its end and counted. */
final class EchoResource implements Resource {
    private final Contract contract;
    private final Map<String, Handler> others = new HashMap<>();

    EchoResource(Contract contract) {
        this.contract = contract;
    }

    EchoResource with(String operation, Handler handler) {
        others.put(operation, handler);
        return this;
    }

    @Override
    public Map<String, Handler> operations() {
        Map<String, Handler> all = new HashMap<>();
        contract.operations().forEach(operation -> all.put(operation.id(), EchoResource::echo));
        all.putAll(others);
        return all;
    }

    private static ApiResponse echo(ApiRequest request) throws IOException {
        Map<String, Object> seen = new TreeMap<>();
        seen.put("operation", request.operation().id());
        seen.put("path", request.path());
        seen.put("query", request.query());
        seen.put("caller", request.caller().name());
        if (request.body() != null) {
            seen.put("body", request.body());
        }
        if (request.file() != null) {
            seen.put("filename", String.valueOf(request.file().filename()));
            seen.put("bytes", count(request.file().bytes()));
        }
        return ApiResponse.ok(seen);
    }

    private static long count(InputStream in) throws IOException {
        byte[] buffer = new byte[8192];
        long total = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            total += n;
        }
        return total;
    }
}
