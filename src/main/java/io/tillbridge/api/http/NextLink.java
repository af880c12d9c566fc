package io.tillbridge.api.http;

import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The address of a list's next page as the header {@code Link} (RFC 8288), with every parameter of this one. */
final class NextLink {
    private NextLink() {}

    /** The answer with the link, when it is a page that another one follows. */
    static ApiResponse.Body on(ApiResponse.Body answer, String uri) {
        return answer.body() instanceof Page<?> page && page.next() != null
                ? answer.with("Link", "<" + following(uri, page.next()) + ">; rel=\"next\"")
                : answer;
    }

    private static String following(String uri, String next) {
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        Stream<String> kept = query < 0
                ? Stream.empty()
                : Arrays.stream(uri.substring(query + 1).split("&", -1))
                        .filter(pair -> !pair.isEmpty() && !pair.startsWith("after="));
        String after = "after=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        return Stream.concat(kept, Stream.of(after)).collect(Collectors.joining("&", path + "?", ""));
    }
}
