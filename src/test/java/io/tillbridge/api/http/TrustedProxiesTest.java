package io.tillbridge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.access.AuthenticatedSession;
import io.tillbridge.access.Caller;
import io.tillbridge.access.IdempotentAnswers;
import io.tillbridge.access.Role;
import io.tillbridge.access.SignInResult;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.network.IpNetwork;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom the hub takes for its client, and which pages for its own, behind proxies of every temper. */
class TrustedProxiesTest {
    private static final String SIGNED_IN =
            "Cookie: __Host-tillbridge=owner\r\nX-CSRF-Token: " + RunningApi.WORD + "\r\nContent-Length: 0\r\n";

    /** Headers are separated by bars; the request itself comes from 127.0.0.1. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '~',
            textBlock =
                    """
            ''                   > X-Forwarded-For: 203.0.113.7 > 127.0.0.1
            10.0.0.0/8           > X-Forwarded-For: 203.0.113.7 > 127.0.0.1
            127.0.0.1            > X-No: header > 127.0.0.1
            127.0.0.1            > X-Forwarded-For: 203.0.113.7 > 203.0.113.7
            127.0.0.1            > X-Forwarded-For: 198.51.100.1, 203.0.113.7 > 203.0.113.7
            127.0.0.1            > X-Forwarded-For: 198.51.100.1|X-Forwarded-For: 203.0.113.7 > 203.0.113.7
            127.0.0.1,10.0.0.0/8 > X-Forwarded-For: 198.51.100.1, 203.0.113.7, 10.1.2.3 > 203.0.113.7
            127.0.0.1,10.0.0.0/8 > X-Forwarded-For: 10.9.9.9, 10.1.2.3 > 10.9.9.9
            127.0.0.1            > X-Forwarded-For: 203.0.113.7:51234 > 203.0.113.7
            127.0.0.1            > X-Forwarded-For: [2001:db8::1]:51234 > 2001:db8:0:0:0:0:0:1
            127.0.0.1            > X-Forwarded-For: 2001:db8::1 > 2001:db8:0:0:0:0:0:1
            127.0.0.1            > X-Forwarded-For: ::ffff:203.0.113.7 > 203.0.113.7
            127.0.0.1            > X-Forwarded-For: 203.0.113.7, unknown > 127.0.0.1
            127.0.0.1            > X-Forwarded-For: 203.0.113.7, > 127.0.0.1
            127.0.0.1            > X-Forwarded-For: evil.example > 127.0.0.1
            127.0.0.1            > X-Forwarded-For: 203.0.113.7%eth0 > 127.0.0.1
            127.0.0.1            > X-Forwarded-For: 999.1.1.1 > 127.0.0.1
            127.0.0.1            > X-Forwarded-For: 203.0.113.7' or 1=1 > 127.0.0.1
            127.0.0.1            > Forwarded: for=203.0.113.7 > 203.0.113.7
            127.0.0.1            > Forwarded: For="[2001:db8::1]:4711";proto=https > 2001:db8:0:0:0:0:0:1
            127.0.0.1            > Forwarded: for=198.51.100.1, for=203.0.113.7;by=10.0.0.1 > 203.0.113.7
            127.0.0.1            > Forwarded: for=198.51.100.1|Forwarded: for=203.0.113.7 > 203.0.113.7
            127.0.0.1            > Forwarded: for=_hidden > 127.0.0.1
            127.0.0.1            > Forwarded: for=unknown > 127.0.0.1
            127.0.0.1            > Forwarded: for="203.0.113.7 > 127.0.0.1
            127.0.0.1            > Forwarded: by=203.0.113.7 > 127.0.0.1
            127.0.0.1            > Forwarded: for="198.51.100.1, for=203.0.113.7" > 127.0.0.1
            127.0.0.1            > Forwarded: for=198.51.100.1|X-Forwarded-For: 203.0.113.7 > 127.0.0.1
            127.0.0.1            > Forwarded: for=203.0.113.7|X-Forwarded-For: 203.0.113.7 > 203.0.113.7
            """)
    void theClientIsTheRightmostHopThatIsNoTrustedProxy(String trusted, String headers, String client)
            throws Exception {
        Recorder recorder = new Recorder();

        try (RunningApi door = door("", trusted.equals("''") ? "" : trusted, recorder)) {
            RawHttp.send(door.server.port(), "GET /api/v1/runs", headers.replace("|", "\r\n") + "\r\n");
        }

        assertThat(recorder.addresses).containsExactly(client);
    }

    /** The Host is what the hub sees; a proxy may have rewritten it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            https://hub.example.com      ; 127.0.0.1:8080  ; https://hub.example.com      ; 200
            https://hub.example.com      ; hub.example.com ; https://hub.example.com      ; 200
            https://hub.example.com      ; backend         ; https://hub.example.com      ; 200
            https://hub.example.com:443  ; backend         ; https://hub.example.com      ; 200
            https://hub.example.com:8443 ; backend         ; https://hub.example.com:8443 ; 200
            https://Hub.Example.com/til  ; backend         ; https://hub.example.com      ; 200
            https://hub.example.com      ; 127.0.0.1:8080  ; http://127.0.0.1:8080        ; 200
            https://hub.example.com      ; hub.example.com ; http://hub.example.com       ; 403
            https://hub.example.com      ; backend         ; http://backend               ; 403
            https://hub.example.com      ; 127.0.0.1:8080  ; https://evil.example         ; 403
            https://hub.example.com      ; evil.example    ; https://evil.example         ; 403
            https://hub.example.com      ; hub.example.com ; https://hub.example.com.evil ; 403
            https://hub.example.com      ; backend         ; null                         ; 403
            ''                           ; hub.example.com ; https://hub.example.com      ; 200
            ''                           ; backend         ; https://hub.example.com      ; 403
            """)
    void aPageIsTheHubsOwnByThePublicAddress(String publicUrl, String host, String origin, int status)
            throws Exception {
        try (RunningApi door = door(publicUrl, "", new Recorder())) {
            assertThat(changed(door, host, "Origin: " + origin + "\r\n")).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, hub.example.com, 200",
        "127.0.0.1, 'evil.example, hub.example.com', 200",
        "127.0.0.1, evil.example, 403",
        "127.0.0.1, 'hub.example.com/..', 403",
        "10.0.0.1, hub.example.com, 403"
    })
    void withoutAPublicAddressTheTrustedProxyTellsTheHost(String trusted, String forwarded, int status)
            throws Exception {
        try (RunningApi door = door("", trusted, new Recorder())) {
            String headers = "Origin: https://hub.example.com\r\nX-Forwarded-Host: " + forwarded + "\r\n";

            assertThat(changed(door, "backend", headers)).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://hub.example.com, '', 127.0.0.1:8080, http, true",
        "http://localhost:8080, '', backend, https, false",
        "'', '', 127.0.0.1:8080, https, false",
        "'', 127.0.0.1, 127.0.0.1:8080, https, true",
        "'', 127.0.0.1, 127.0.0.1:8080, 'http, https', true",
        "'', 127.0.0.1, 127.0.0.1:8080, http, false",
        "'', 127.0.0.1, 127.0.0.1:8080, gopher, false",
        "'', '', hub.example.com, http, true",
        "'', '', [::1]:8080, http, false"
    })
    void theCookieIsForEncryptedConnectionsByThePublicAddress(
            String publicUrl, String trusted, String host, String proto, boolean secure) throws Exception {
        try (RunningApi door = door(publicUrl, trusted, new Recorder())) {
            String request = "DELETE /api/v1/session HTTP/1.1\r\nHost: " + host
                    + "\r\nConnection: close\r\nX-Forwarded-Proto: " + proto + "\r\n" + SIGNED_IN + "\r\n";
            RawHttp.Answer answer = RawHttp.exchange(door.server.port(), request.getBytes(StandardCharsets.UTF_8));

            assertThat(answer.header("cookie-name")).isEqualTo(secure ? "__host-tillbridge" : "tillbridge");
        }
    }

    private static int changed(RunningApi door, String host, String more) throws Exception {
        String request = "POST /api/v1/runs/7/cancel HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + more
                + SIGNED_IN + "\r\n";
        return RawHttp.exchange(door.server.port(), request.getBytes(StandardCharsets.UTF_8))
                .status();
    }

    /** Signing out tells which cookie a session of that client has. */
    private static RunningApi door(String publicUrl, String trusted, Authentication authentication) throws Exception {
        List<IpNetwork> networks = Arrays.stream(trusted.split(","))
                .filter(one -> !one.isBlank())
                .map(IpNetwork::of)
                .toList();
        Resource echo = new EchoResource(Contract.read())
                .with(
                        "endSession",
                        request -> new ApiResponse.Nothing(
                                Map.of("Cookie-Name", request.origin().cookieName())));
        return new RunningApi(
                new ApiSettings("127.0.0.1", 0, RunningApi.MAX_FILE, Set.of(), new ProxySettings(publicUrl, networks)),
                StandInRoutes.of(Contract.read(), echo),
                authentication,
                new IdempotentAnswers(null, null, Clock.systemUTC()),
                RunningApi.NO_AUDIT,
                false);
    }

    /** Lets an owner in and remembers from where keys signed in. */
    private static final class Recorder implements Authentication {
        final List<String> addresses = new CopyOnWriteArrayList<>();

        @Override
        public SignInResult signIn(String clientId, String secret, String address) {
            addresses.add(address);
            return RunningApi.signIn(clientId, secret, address);
        }

        @Override
        public Optional<AuthenticatedSession> visit(String sessionToken) {
            return Role.named(sessionToken)
                    .map(role -> new AuthenticatedSession(Caller.person(1, "Someone", role), RunningApi.WORD));
        }
    }
}
