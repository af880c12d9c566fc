package io.tillbridge.lightspeed.rseries.signin;

import io.tillbridge.connection.ConnectionKinds;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.Grants;
import io.tillbridge.connection.Secrets;
import io.tillbridge.network.OutboundRules;
import io.tillbridge.run.Failure;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.DatabaseSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A process with a clock of its own that calls an account with the tokens of a database. It reads lines: {@code turn} and
 * seconds lets time pass, {@code call} and the id of a connection makes a call as the hub does, with another token after a
 * 401, and answers {@code ok}, {@code failed} or {@code refused}.
 */
final class TokenProcess {
    private final HttpClient http = HttpClient.newHttpClient();
    private final StoredTokens tokens;
    private final String api;
    private Duration off;

    private TokenProcess(Database database, Path data, String api, Duration off) {
        this.api = api;
        this.off = off;
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return Instant.now().plus(TokenProcess.this.off);
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("Nobody asks this clock for a zone");
            }
        };
        Secrets secrets = Secrets.open(data, null, database.jdbi());
        tokens = new StoredTokens(
                new Connections(database.jdbi(), secrets, ConnectionKinds.shipped(List::of, id -> true), clock),
                new Grants(database.jdbi(), secrets),
                new SignInHttp(OutboundRules.none(), Duration.ofSeconds(20)),
                new SignInEndpoints(
                        api + "/auth/oauth/authorize", api + "/auth/oauth/token", api + "/auth/oauth/revoke", api),
                TokenRules.of(Duration.ofMinutes(2), Duration.ofSeconds(20)),
                clock);
    }

    private String call(long connection) throws IOException, InterruptedException {
        try {
            String token = tokens.current(connection);
            int status = status(token);
            if (status == 401) {
                status = status(tokens.insteadOf(connection, token));
            }
            return status == 200 ? "ok" : "refused " + status;
        } catch (Failure e) {
            return "failed " + e.getMessage();
        }
    }

    private int status(String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + "/API/Session.json"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** Arguments: the address of the database, its account, the data folder, the API, and how many seconds it is off. */
    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[3]);
        Database database =
                Database.join(new DatabaseSettings(arguments[0], arguments[1], arguments[2], data, 4, "64M"));
        TokenProcess process =
                new TokenProcess(database, data, arguments[4], Duration.ofSeconds(Long.parseLong(arguments[5])));
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("ready");
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ", 2);
            long number = Long.parseLong(words[1]);
            if (words[0].equals("turn")) {
                process.off = process.off.plusSeconds(number);
                System.out.println("turned");
            } else {
                System.out.println(process.call(number));
            }
        }
    }
}
