package io.tillbridge.lightspeed.rseries.signin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * R-Series' sign-in server in small: codes that work once, refresh tokens that rotate and of which the old one dies when
 * the new access token is used, and answers that a test puts in its way.
 */
public final class SignInServer implements AutoCloseable {
    public static final String CLIENT = "client-1";
    public static final String SECRET = "client-secret-swordfish";
    public static final String ACCOUNT = "770042";
    private static final String JSON = "application/json";

    /** What is answered in place of the truth; null status: the connection ends after the work was done. */
    private record Planned(Integer status, String type, String body, String retryAfter) {}

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Map<String, String> challenges = new HashMap<>();
    private final Set<String> refreshTokens = new HashSet<>();
    private final Map<String, String> accessTokens = new HashMap<>();
    private final Deque<Planned> planned = new ArrayDeque<>();
    private final List<Map<String, String>> asked = new ArrayList<>();
    private final List<String> given = new ArrayList<>();
    private final List<String> revoked = new ArrayList<>();
    private final Map<String, String> pages = new HashMap<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private String account = ACCOUNT;
    private String scopes = "employee:all";
    private String tail = ",\"expires_in\":3600";
    private boolean opaque;
    private boolean rotates = true;
    private int made;

    public SignInServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(workers);
        server.createContext("/token", this::token);
        server.createContext("/revoke", this::revoke);
        server.createContext("/API/", this::api);
        server.start();
        page("/API/Session.json", "{\"systemCustomerID\":\"770042\",\"employeeID\":\"6\",\"Rights\":{}}");
        page("/API/V3/Account.json", "{\"Account\":{\"accountID\":\"770042\",\"name\":\"Bo\"}}");
        page(
                "/API/V3/Account/770042/Shop.json",
                "{\"@attributes\":{\"next\":\"\"},\"Shop\":{\"shopID\":\"2\",\"name\":\"Riverside\"}}");
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public SignInEndpoints endpoints() {
        return new SignInEndpoints(
                address() + "/authorize", address() + "/token", address() + "/revoke", address());
    }

    synchronized void answer(int status, String body) {
        planned.add(new Planned(status, JSON, body, null));
    }

    synchronized void answerHtml(int status) {
        planned.add(new Planned(status, "text/html", "<html><body>Down for repair</body></html>", null));
    }

    synchronized void answerLater(String retryAfter) {
        planned.add(new Planned(429, JSON, "{\"error\":\"rate_limit\"}", retryAfter));
    }

    /** The next refresh is made, and its answer lost. */
    synchronized void loseAnswer() {
        planned.add(new Planned(null, null, null, null));
    }

    /** Calls wait until it is opened. */
    CountDownLatch hold() {
        gate = new CountDownLatch(1);
        return gate;
    }

    public synchronized void page(String path, String json) {
        pages.put(path, json);
    }

    public synchronized void account(String other) {
        account = other;
    }

    synchronized void scopes(String granted) {
        scopes = granted;
    }

    /** Tokens that are no JWT, as those of long ago. */
    synchronized void opaque() {
        opaque = true;
    }

    synchronized void keepsRefreshTokens() {
        rotates = false;
    }

    /** The rest of each answer, beginning with a comma. */
    synchronized void tail(String json) {
        tail = json;
    }

    /** A person allows it: the address that the browser is sent to. */
    public synchronized String allow(String url) {
        Map<String, String> query = form(URI.create(url).getRawQuery());
        String code = "code-" + ++made;
        challenges.put(code, query.get("code_challenge"));
        return query.get("redirect_uri") + "?code=" + code + "&state="
                + URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8);
    }

    /** A refresh token as of a sign-in elsewhere. */
    public synchronized String legacy() {
        String token = "legacy-refresh-" + ++made;
        refreshTokens.add(token);
        return token;
    }

    public synchronized void revokeAll() {
        refreshTokens.clear();
        accessTokens.clear();
    }

    public synchronized List<Map<String, String>> asked() {
        return List.copyOf(asked);
    }

    /** Every token that was ever made. */
    public synchronized List<String> given() {
        return List.copyOf(given);
    }

    synchronized List<String> revoked() {
        return List.copyOf(revoked);
    }

    /** A call with that token. */
    synchronized boolean use(String access) {
        String refresh = accessTokens.get(access);
        if (refresh == null) {
            return false;
        }
        refreshTokens.removeIf(other -> !other.equals(refresh));
        return true;
    }

    private void token(HttpExchange call) throws IOException {
        Map<String, String> form = form(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Planned plan;
        synchronized (this) {
            asked.add(form);
            plan = planned.poll();
        }
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (plan != null && plan.status() != null) {
            if (plan.retryAfter() != null) {
                call.getResponseHeaders().set("Retry-After", plan.retryAfter());
            }
            send(call, plan.status(), plan.type(), plan.body());
            return;
        }
        String body = granted(form);
        if (plan != null) {
            call.close();
        } else if (body == null) {
            send(call, 400, JSON, "{\"error\":\"invalid_grant\",\"hint\":\"Token has been revoked\"}");
        } else {
            send(call, 200, JSON, body);
        }
    }

    private synchronized String granted(Map<String, String> form) {
        boolean known = form.get("client_id").equals(CLIENT) && form.get("client_secret").equals(SECRET);
        if (!known || form.containsKey("scope")) {
            return null;
        }
        if (form.get("grant_type").equals("authorization_code")) {
            String challenge = challenges.remove(form.get("code"));
            return challenge != null && challenge.equals(sha256(form.get("code_verifier"))) ? pair(null) : null;
        }
        String refresh = form.get("refresh_token");
        return refreshTokens.contains(refresh) ? pair(refresh) : null;
    }

    private String pair(String old) {
        String refresh = old != null && !rotates ? old : "refresh-swordfish-" + ++made;
        String access = opaque ? "opaque-swordfish-" + ++made : jwt();
        refreshTokens.add(refresh);
        accessTokens.put(access, refresh);
        given.add(access);
        given.add(refresh);
        String more = rotates || old == null ? ",\"refresh_token\":\"" + refresh + "\"" : "";
        return "{\"token_type\":\"Bearer\",\"access_token\":\"" + access + "\"" + more + tail + "}";
    }

    private String jwt() {
        String claims = "{\"jti\":\"" + ++made + "\",\"acct\":\"" + account + "\",\"scope\":\"" + scopes
                + "\",\"iat\":1773230400.25,\"exp\":1773234000.25}";
        return part("{\"alg\":\"RS256\"}") + "." + part(claims) + ".c2lnbmF0dXJl";
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private void revoke(HttpExchange call) throws IOException {
        Map<String, String> form = form(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        synchronized (this) {
            revoked.add(form.get("refresh_token"));
            refreshTokens.remove(form.get("refresh_token"));
        }
        send(call, 200, JSON, "{}");
    }

    private void api(HttpExchange call) throws IOException {
        String bearer = String.valueOf(call.getRequestHeaders().getFirst("Authorization"));
        if (!use(bearer.replaceFirst("^Bearer ", ""))) {
            send(call, 401, JSON, "{\"error\":\"access_denied\",\"hint\":\"Access token could not be verified\"}");
            return;
        }
        String page;
        synchronized (this) {
            page = pages.get(call.getRequestURI().getPath());
        }
        send(call, page == null ? 404 : 200, JSON, page == null ? "{}" : page);
    }

    private static void send(HttpExchange call, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", type);
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    static Map<String, String> form(String text) {
        Map<String, String> form = new HashMap<>();
        for (String pair : text.split("&")) {
            String[] both = pair.split("=", 2);
            form.put(both[0], both.length == 1 ? "" : URLDecoder.decode(both[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    private static String sha256(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        gate.countDown();
        server.stop(0);
        workers.shutdownNow();
    }
}
