package io.tillbridge.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.QuotedText;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A body that is a text and no JSON, for an endpoint of a site's own.
 *
 * @param charset what the content type says; null when it says none
 * @param xml whether the text may name its charset itself
 */
record TextBody(Charset charset, boolean xml) {
    static final int MOST_BYTES = 5 * 1024 * 1024;

    private static final Map<String, Charset> CHARSETS = new LinkedHashMap<>();
    private static final Pattern DECLARATION =
            Pattern.compile("^<\\?xml[^>]{0,100}encoding=[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final int BEGINNING = 200;

    static {
        CHARSETS.put("utf-8", StandardCharsets.UTF_8);
        CHARSETS.put("us-ascii", StandardCharsets.US_ASCII);
        CHARSETS.put("iso-8859-1", StandardCharsets.ISO_8859_1);
        CHARSETS.put("iso-8859-15", Charset.forName("ISO-8859-15"));
        CHARSETS.put("windows-1252", Charset.forName("windows-1252"));
        CHARSETS.put("utf-16", StandardCharsets.UTF_16);
    }

    /** A 415 when the charset is not known. */
    static TextBody of(String type, HttpServerRequest http) {
        Charset charset = null;
        for (String part : http.headers().get(HttpHeaders.CONTENT_TYPE).split(";", -1)) {
            String parameter = part.strip().toLowerCase(Locale.ROOT).replace("\"", "");
            if (parameter.startsWith("charset=")) {
                charset = known(parameter.substring("charset=".length()).strip());
            }
        }
        return new TextBody(charset, type.endsWith("xml"));
    }

    private static Charset known(String name) {
        Charset charset = CHARSETS.get(name.toLowerCase(Locale.ROOT));
        if (charset == null) {
            throw Problem.unsupportedMedia("The body is in " + QuotedText.of(name) + ", expected one of "
                            + String.join(", ", CHARSETS.keySet()))
                    .refusal();
        }
        return charset;
    }

    JsonNode read(byte[] bytes) {
        Charset in = charset != null ? charset : declared(bytes);
        try {
            String text = in.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (text.indexOf('\0') >= 0) {
                throw Problem.unreadable("The body holds a NUL, expected text without it")
                        .refusal();
            }
            return TextNode.valueOf(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException odd) {
            throw Problem.unreadable("The body is no text in " + in.name().toLowerCase(Locale.ROOT)
                            + ": send it so, or name its charset in Content-Type")
                    .refusal();
        }
    }

    private Charset declared(byte[] bytes) {
        if (xml) {
            String beginning = new String(bytes, 0, Math.min(bytes.length, BEGINNING), StandardCharsets.ISO_8859_1);
            Matcher declaration = DECLARATION.matcher(beginning);
            if (declaration.find()) {
                return known(declaration.group(1));
            }
        }
        return StandardCharsets.UTF_8;
    }
}
