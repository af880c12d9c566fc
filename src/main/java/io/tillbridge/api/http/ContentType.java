package io.tillbridge.api.http;

import io.tillbridge.api.contract.Operation;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.QuotedText;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;

/** The content type of a body, held against those the operation takes. */
final class ContentType {
    private ContentType() {}

    /** Which of the operation's content types the body has; a 415 when it has none of them. */
    static String of(Operation operation, HttpServerRequest http) {
        String given = http.headers().get(HttpHeaders.CONTENT_TYPE);
        String[] parts = given == null ? new String[] {""} : given.split(";", -1);
        String type = parts[0].strip().toLowerCase(Locale.ROOT);
        if (!operation.bodies().containsKey(type)) {
            throw Problem.unsupportedMedia("The content type is "
                            + (given == null ? "not given" : QuotedText.of(type))
                            + ", expected "
                            + String.join(" or ", operation.bodies().keySet()))
                    .refusal();
        }
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().toLowerCase(Locale.ROOT).replace("\"", "");
            if (parameter.startsWith("charset=")
                    && !parameter.equals("charset=utf-8")
                    && !operation.takesFile()
                    && !operation.takesText(type)) {
                throw Problem.unsupportedMedia(
                                "The body is in " + QuotedText.of(parameter.substring(8)) + ", expected UTF-8")
                        .refusal();
            }
        }
        String encoding = http.headers().get(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw Problem.unsupportedMedia("The content encoding is " + QuotedText.of(encoding) + ", expected none")
                    .refusal();
        }
        return type;
    }
}
