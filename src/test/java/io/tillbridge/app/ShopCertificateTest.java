package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.tillbridge.connection.ConnectionState;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunState;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody stands before the shop and shows a certificate that nobody has signed. */
class ShopCertificateTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String SAID = "shows no certificate that can be trusted. Nothing was sent.";

    @TempDir
    private Path temp;

    private HttpsServer stranger;
    private ShopHub world;

    @BeforeEach
    void open() throws Exception {
        stranger = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.setHttpsConfigurator(new HttpsConfigurator(unsigned()));
        stranger.start();
        world = ShopHub.start(
                temp.resolve("hub"),
                Map.of("access.bootstrap.client-id", "boot", "access.bootstrap.client-secret", "strap"));
    }

    @AfterEach
    void close() {
        world.close();
        stranger.stop(0);
    }

    @Test
    void theTestAndThePollSaySoAndSendNothing() throws Exception {
        OneShop one = world.shop(
                Map.of("baseUrl", "https://127.0.0.1:" + stranger.getAddress().getPort()));

        Run poll = one.poll();
        String test = test(one.connection.id());

        assertThat(poll.state()).isEqualTo(RunState.FAILED);
        assertThat(poll.error()).contains(SAID, "who stands between you and the shop");
        assertThat(one.now().state()).isEqualTo(ConnectionState.FAILING);
        assertThat(test).contains("\"ok\":false", "signIn", SAID);
    }

    private String test(long connection) throws Exception {
        String key = Base64.getEncoder().encodeToString("boot:strap".getBytes(StandardCharsets.UTF_8));
        URI address = URI.create(world.hub.apiAddress() + "/api/v1/connections/" + connection + "/test");
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Basic " + key)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private SSLContext unsigned() throws Exception {
        Path file = temp.resolve("unsigned.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "stranger",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor())
                .as(new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
