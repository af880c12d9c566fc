package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tillbridge.catalog.load.Upload;
import io.tillbridge.order.OrderState;
import io.tillbridge.routing.RouteFinding;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples of routes/custom/examples in a whole hub, against real servers for HTTP, SFTP, SMTP and IMAP. The mail
 * servers of the test have no certificate that Java trusts, so {@code smtps} and {@code imaps} become those without TLS.
 */
@Tag("long")
class ExampleFlowsTest {
    private static final String HERE = "127.0.0.1";
    private static final String PASSWORD = "pa&ss";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final GreenMail mail =
            new GreenMail(new ServerSetup[] {new ServerSetup(0, HERE, "smtp"), new ServerSetup(0, HERE, "imap")});
    private final Queue<Posted> posted = new ConcurrentLinkedQueue<>();
    private final AtomicInteger away = new AtomicInteger();
    private final Map<String, String> set = new HashMap<>();

    @TempDir
    private Path temp;

    private HttpServer http;
    private SshServer sftp;
    private KeyPair key;
    private Path remote;

    /** What came to the HTTP server. */
    private record Posted(String path, String id, String authorization, String body) {}

    @BeforeEach
    void servers() throws Exception {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::answer);
        http.start();
        mail.start();
        mail.setUser("hub@shop.example", "hub", PASSWORD);
        remote = Files.createDirectories(temp.resolve("remote"));
        key = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        sftp = sftpServer(0);
        String hostKey = "[" + HERE + "]:" + sftp.getPort() + " " + PublicKeyEntry.toString(key.getPublic());
        String web = "http://" + HERE + ":" + http.getAddress().getPort();

        set.put("routes.dir", routes().toString());
        set.put("routes.secrets", secrets().toString());
        set.put("custom.warehouse-orders.url", web + "/orders");
        set.put("custom.feed-copy.url", web + "/products");
        set.put("custom.price-alert.url", web);
        set.put("custom.sheet-catalog.url", web);
        for (String flow : List.of("stock-csv", "order-csv")) {
            set.put("custom." + flow + ".host", HERE);
            set.put("custom." + flow + ".port", Integer.toString(sftp.getPort()));
            set.put("custom." + flow + ".host-key", hostKey);
        }
        set.put("custom.stock-csv.pause", "100ms");
        set.put("custom.large-order-mail.amount", "20");
        set.put("custom.large-order-mail.host", HERE);
        set.put("custom.large-order-mail.port", Integer.toString(mail.getSmtp().getPort()));
        set.put("custom.mail-catalog.host", HERE);
        set.put("custom.mail-catalog.port", Integer.toString(mail.getImap().getPort()));
        set.put("custom.mail-catalog.pause", "100ms");
    }

    private SshServer sftpServer(int port) throws IOException {
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost(HERE);
        server.setPort(port);
        server.setKeyPairProvider(session -> List.of(key));
        server.setPasswordAuthenticator((user, password, session) -> user.equals("hub") && password.equals(PASSWORD));
        server.setFileSystemFactory(new VirtualFileSystemFactory(remote));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory.Builder().build()));
        server.start();
        return server;
    }

    private void on(String... flows) {
        for (String flow : flows) {
            set.put("custom." + flow + ".enabled", "true");
        }
    }

    private Path routes() throws IOException {
        Path copy = temp.resolve("routes");
        try (Stream<Path> all = Files.walk(Path.of("routes"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(Path.of("routes").relativize(file));
                Files.createDirectories(to.getParent());
                String text = Files.readString(file);
                Files.writeString(to, text.replace("uri: smtps", "uri: smtp").replace("uri: imaps", "uri: imap"));
            }
        }
        return copy;
    }

    private Path secrets() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("secrets"));
        for (String flow : List.of("stock-csv", "order-csv", "large-order-mail", "mail-catalog")) {
            Files.writeString(folder.resolve(flow + "-password"), PASSWORD);
        }
        Files.writeString(folder.resolve("warehouse-orders"), "t0ken");
        Files.writeString(folder.resolve("feed-copy"), "t0ken");
        Files.writeString(folder.resolve("price-alert-path"), "/hooks/T1");
        Files.writeString(folder.resolve("sheet-catalog-path"), "/spreadsheets/d/S1/export");
        return folder;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = exchange.getRequestHeaders();
        String path = exchange.getRequestURI().toString();
        posted.add(new Posted(path, headers.getFirst("webhook-id"), headers.getFirst("Authorization"), body));
        byte[] sheet = catalog("10.00").getBytes(StandardCharsets.UTF_8);
        boolean fails = away.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        exchange.sendResponseHeaders(fails ? 503 : 200, fails ? -1 : sheet.length);
        if (!fails) {
            exchange.getResponseBody().write(sheet);
        }
        exchange.close();
    }

    @AfterEach
    void stop() throws IOException {
        http.stop(0);
        mail.stop();
        sftp.stop(true);
    }

    @Test
    void anAcceptedOrderGoesToTheWarehouseAndTheMailAndTheServer() throws Exception {
        on("warehouse-orders", "large-order-mail", "order-csv");
        away.set(2);
        try (ShopHub world = ShopHub.start(temp, set)) {
            OneShop one = world.shop(Map.of());
            OneShop.Article mug = one.sold(10);
            one.ordered(mug, 3);
            one.poll();

            Until.holds("the warehouse has taken the order", () -> posted.size() == 3);
            assertThat(posted).extracting(Posted::id).doesNotContainNull();
            assertThat(posted.stream().map(Posted::id).distinct())
                    .as("one id for all tries")
                    .hasSize(1);
            Posted order = posted.peek();
            assertThat(order.path()).isEqualTo("/orders");
            assertThat(order.authorization()).isEqualTo("Bearer t0ken");
            JsonNode sent = JSON.readTree(order.body());
            assertThat(sent.path("state").asText()).isEqualTo("accepted");
            assertThat(sent.path("lines").get(0).path("ordered").asInt()).isEqualTo(3);

            Until.holds("the mail is there", () -> mail.getReceivedMessages().length == 1);
            MimeMessage message = mail.getReceivedMessages()[0];
            assertThat(message.getSubject())
                    .contains("Order " + sent.path("number").asText());
            assertThat(GreenMailUtil.getBody(message))
                    .contains("Total: " + sent.path("total").asText());

            Path file = Until.comes("a file on the server", () -> files("orders"));
            assertThat(Files.readString(file))
                    .startsWith("BGM;220;" + sent.path("number").asText() + ";")
                    .contains("\r\nNAD;DP;", "\r\nLIN;", "\r\nQTY;21;3;PCE;\r\n", "\r\nMOA;203;");
        }
    }

    @Test
    void aPublishedFeedIsPostedAsJson() throws Exception {
        on("feed-copy");
        away.set(1);
        try (FeedHub world = FeedHub.start(temp, set)) {
            world.products(1, 3);
            String feed = world.feed("Feed", Map.of("feed", "plain-csv"), Map.of());

            world.publish(feed);

            Until.holds("the system has taken the feed", () -> posted.size() == 2);
            Posted products = posted.peek();
            assertThat(products.path()).isEqualTo("/products");
            assertThat(products.authorization()).isEqualTo("Bearer t0ken");
            assertThat(posted.stream().map(Posted::id).distinct()).hasSize(1);
            JsonNode rows = JSON.readTree(products.body());
            assertThat(rows).hasSize(3);
            assertThat(rows.get(0).path("sku").asText()).isEqualTo("P-1");
        }
    }

    @Test
    void theStockGoesToTheServerAlsoWhenThatWasAway() throws Exception {
        on("stock-csv");
        set.putAll(HubCalls.KEY);
        int port = sftp.getPort();
        try (ShopHub world = ShopHub.start(temp, set)) {
            world.shop(Map.of()).sold(10);
            sftp.stop(true);

            HubCalls.Answer run = new HubCalls(world.hub).call("POST", "/runs", Map.of("job", "stock-csv"));

            assertThat(run.status()).as(run.body().toString()).isEqualTo(202);
            Path waits = temp.resolve("data/route-files/stock-csv");
            Until.passes(() -> assertThat(waits).isDirectoryContaining("glob:**.csv"));
            sftp = sftpServer(port);
            Path file = Until.comes("a file on the server", () -> files("stock"));
            assertThat(Files.readString(file))
                    .startsWith("warehouse;sku;gtin;name;onHand;reserved;available\r\nWarehouse 1;SKU-1;")
                    .contains(";10;0;10\r\n");
            Until.holds("it waits no more", () -> Files.exists(waits.resolve("sent/" + file.getFileName())));
        }
    }

    @Test
    void catalogsComeByMailAndAsASheetAndTheChatHearsOfLargeChanges() throws Exception {
        on("mail-catalog", "sheet-catalog", "price-alert");
        try (ShopHub world = ShopHub.start(temp, set)) {
            long catalog = world.hub
                    .core()
                    .connections()
                    .create(Map.of(
                            "kind",
                            "sftp-catalog",
                            "name",
                            "Vendor",
                            "settings",
                            Map.of("host", HERE, "path", "/", "username", "acme"),
                            "secrets",
                            Map.of("password", "secret")))
                    .id();
            assertThat(catalog).as("as the examples name it by default").isEqualTo(1);

            var unused = world.hub.producer().send("direct:custom-sheet-catalog", exchange -> {});
            Until.holds("the sheet is loaded", () -> loaded(world) == 1);
            assertThat(posted).extracting(Posted::path).containsExactly("/spreadsheets/d/S1/export?format=csv");
            GreenMailUtil.sendTextEmail(
                    "hub@shop.example",
                    "vendor@acme.example",
                    "Hello",
                    "A mail without a file.",
                    mail.getSmtp().getServerSetup());
            GreenMailUtil.sendAttachmentEmail(
                    "hub@shop.example",
                    "vendor@acme.example",
                    "Prices",
                    "See the file.",
                    catalog("15.00").getBytes(StandardCharsets.UTF_8),
                    "text/csv",
                    "prices.csv",
                    "The prices",
                    mail.getSmtp().getServerSetup());

            Until.holds("the attachment is loaded", () -> loaded(world) == 2);
            Until.holds("the chat has the message", () -> posted.size() == 2);
            Posted chat = posted.stream().skip(1).findFirst().orElseThrow();
            assertThat(chat.path()).isEqualTo("/hooks/T1");
            assertThat(JSON.readTree(chat.body()).path("text").asText())
                    .isEqualTo("prices.csv: the largest price change is 50 %, 1 products changed by more than 20 %");
        }
    }

    @Test
    void aWarehouseThatCallsTwiceShipsAnOrderOnce() throws Exception {
        on("parcel-sent");
        set.putAll(HubCalls.KEY);
        try (ShopHub world = ShopHub.start(temp, set)) {
            OneShop one = world.shop(Map.of());
            OneShop.Article mug = one.sold(10);
            long order = one.ordered(mug, 3);
            one.poll();
            long id = one.order(order).id();
            HubCalls api = new HubCalls(world.hub);
            Map<String, Object> parcel = Map.of("trackingCode", "3S7");

            HubCalls.Answer first = api.call("POST", "/custom/orders/" + id + "/sent", parcel);
            HubCalls.Answer again = api.call("POST", "/custom/orders/" + id + "/sent", parcel);
            HubCalls.Answer unknown = api.call("POST", "/custom/orders/999999/sent", parcel);

            assertThat(first.status()).as(first.body().toString()).isEqualTo(201);
            assertThat(again.status()).isEqualTo(201);
            assertThat(again.body().path("id")).isEqualTo(first.body().path("id"));
            assertThat(one.order(order).state()).isEqualTo(OrderState.SHIPPED);
            assertThat(unknown.status()).as(unknown.body().toString()).isEqualTo(400);
        }
    }

    @Test
    void withAllExamplesOffTheHubIsAsBeforeAndNeedsNoSecrets() throws Exception {
        set.remove("routes.secrets");
        set.putAll(HubCalls.KEY);
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (ShopHub world = ShopHub.start(temp, set)) {
            assertThat(world.hub.producer().getCamelContext().getRoutes())
                    .extracting(route -> route.getId())
                    .noneMatch(id -> id.startsWith("custom-"));
            HubCalls api = new HubCalls(world.hub);
            assertThat(api.call("POST", "/custom/orders/1/sent", Map.of()).status())
                    .isEqualTo(404);
            assertThat(api.call("POST", "/runs", Map.of("job", "stock-csv")).status())
                    .isEqualTo(422);
            int readers = world.jdbi().withHandle(handle -> handle.createQuery(
                            "SELECT COUNT(*) FROM event_reader WHERE name LIKE 'custom-%'")
                    .mapTo(Integer.class)
                    .one());
            assertThat(readers).isZero();
            assertThat(world.hub.routeFiles().faults())
                    .extracting(RouteFinding::text)
                    .noneMatch(text -> text.contains("secret"));
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> !before.contains(thread))
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.contains("custom-routes") || name.contains("custom-clock"));
            assertThat(temp.resolve("data/route-files")).doesNotExist();
        }
        assertThat(posted).isEmpty();
    }

    private static String catalog(String price) {
        return "vendorSku,name,brand,msrp,defaultCost,language\nA-1,Bell,Acme," + price + ",4.00,en\n";
    }

    private static long loaded(ShopHub world) {
        return world.hub.core().uploads().list(new Upload.Filter(1L, null, null), null, 50).stream()
                .filter(upload -> upload.state().text().equals("loaded"))
                .count();
    }

    /** The file of a folder on the server, once it is there whole. */
    private Optional<Path> files(String folder) throws IOException {
        if (!Files.isDirectory(remote.resolve(folder))) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(remote.resolve(folder))) {
            return all.filter(file -> file.toString().endsWith(".csv")
                            && !file.getFileName().toString().startsWith("."))
                    .findFirst();
        }
    }
}
