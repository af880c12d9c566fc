package io.tillbridge.routing.custom;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.spi.MaskingFormatter;

/** Log steps of routes print no secret that a route was given, also when it came into a header or a body. */
final class SecretMask implements MaskingFormatter {
    /** A shorter text stands in many lines by chance. */
    private static final int SHORTEST = 4;

    private final Map<String, Set<String>> forms = new ConcurrentHashMap<>();

    void hide(String name, String secret) {
        if (secret.length() >= SHORTEST) {
            forms.computeIfAbsent(name, first -> ConcurrentHashMap.newKeySet()).addAll(forms(secret));
        }
    }

    private static Set<String> forms(String secret) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(secret);
        forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        return forms;
    }

    @Override
    public String format(String source) {
        String masked = source;
        for (Map.Entry<String, Set<String>> secret : forms.entrySet()) {
            for (String form : secret.getValue()) {
                masked = masked == null ? null : masked.replace(form, "{{secret:" + secret.getKey() + "}}");
            }
        }
        return masked;
    }
}
