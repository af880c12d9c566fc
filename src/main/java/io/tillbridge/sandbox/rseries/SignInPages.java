package io.tillbridge.sandbox.rseries;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The page on which a merchant lets a client in, or does not: a form that posts back to its own address. */
final class SignInPages {
    private static final List<String> KEPT =
            List.of("client_id", "response_type", "scope", "state", "redirect_uri", "code_challenge", "code_challenge_method");

    private SignInPages() {}

    /**
     * The page, or where the merchant's answer leads.
     *
     * @param own accounts of this client
     * @param fields of the query, and of the form that was posted
     */
    static TillAnswer authorize(List<DoubleTill> own, String method, Map<String, String> fields) {
        if (own.isEmpty()) {
            return wrong("client_id", "names no client that is registered here");
        }
        TillSetup client = own.get(0).setup();
        String redirect = fields.getOrDefault("redirect_uri", client.redirectUri());
        if (!redirect.equals(client.redirectUri())) {
            return wrong("redirect_uri", "is not the one registered for this client, expected " + client.redirectUri());
        }
        if (!"code".equals(fields.get("response_type"))) {
            return wrong("response_type", "must be code");
        }
        String scope = fields.getOrDefault("scope", "");
        if (!TillScopes.areKnown(scope)) {
            return wrong("scope", "names an unknown scope or does not separate them by spaces: " + scope);
        }
        String challenge = fields.get("code_challenge");
        String proof = fields.getOrDefault("code_challenge_method", "plain");
        if (challenge != null && (!challenge.matches("[A-Za-z0-9._~-]{43,128}") || !proof.matches("S256|plain"))) {
            return wrong("code_challenge", "must be 43 to 128 characters of base64url, with the method S256 or plain");
        }
        if (!method.equals("POST")) {
            return TillAnswer.page(200, page(own, fields, scope));
        }
        return decided(own, fields, redirect, scope);
    }

    private static TillAnswer decided(
            List<DoubleTill> own, Map<String, String> fields, String redirect, String scope) {
        String state = fields.containsKey("state") ? "&state=" + encoded(fields.get("state")) : "";
        char mark = redirect.contains("?") ? '&' : '?';
        if (!"allow".equals(fields.get("answer"))) {
            return TillAnswer.redirect(
                    redirect + mark + "error=access_denied&error_description="
                            + encoded("The resource owner or authorization server denied the request.") + state);
        }
        DoubleTill till = own.stream()
                .filter(one -> Long.toString(one.setup().id()).equals(fields.get("account")))
                .findFirst()
                .orElse(own.get(0));
        SignInCode code = till.tokens()
                .code(
                        Arrays.asList(scope.split(" ", -1)),
                        fields.get("code_challenge"),
                        fields.getOrDefault("code_challenge_method", "plain"));
        return TillAnswer.redirect(redirect + mark + "code=" + code.text() + state);
    }

    private static String page(List<DoubleTill> own, Map<String, String> fields, String scope) {
        StringBuilder page = new StringBuilder(500)
                .append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Sandbox till</title></head>")
                .append("<body><h1>Sandbox till</h1><p>An application asks for access: ")
                .append(safe(scope))
                .append("</p><form method=\"post\">");
        for (String name : KEPT) {
            if (fields.containsKey(name)) {
                page.append("<input type=\"hidden\" name=\"")
                        .append(name)
                        .append("\" value=\"")
                        .append(safe(fields.get(name)))
                        .append("\">");
            }
        }
        page.append("<p><select name=\"account\">");
        for (DoubleTill till : own) {
            page.append("<option value=\"")
                    .append(till.setup().id())
                    .append("\">")
                    .append(safe(till.setup().name()))
                    .append("</option>");
        }
        return page.append("</select> <button name=\"answer\" value=\"allow\">Allow</button>")
                .append(" <button name=\"answer\" value=\"deny\">Deny</button></p></form></body></html>\n")
                .toString();
    }

    private static TillAnswer wrong(String name, String why) {
        return TillAnswer.page(
                400,
                "<!doctype html><html lang=\"en\"><body><h1>Sign-in is not possible</h1><p>" + safe(name + " " + why)
                        + "</p></body></html>\n");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
