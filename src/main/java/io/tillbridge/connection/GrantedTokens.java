package io.tillbridge.connection;

import io.tillbridge.document.JsonText;
import java.util.Map;

/**
 * The two tokens of a grant, which belong together; prints neither.
 *
 * @param access for calls
 * @param refresh for the next pair
 */
public record GrantedTokens(String access, String refresh) {
    String toJson() {
        return JsonText.of(Map.of("access", access, "refresh", refresh));
    }

    static GrantedTokens ofJson(String text, long connectionId) {
        Map<String, Object> both = JsonText.read(text, "The tokens of connection " + connectionId);
        return new GrantedTokens(String.valueOf(both.get("access")), String.valueOf(both.get("refresh")));
    }

    @Override
    public String toString() {
        return "GrantedTokens";
    }
}
