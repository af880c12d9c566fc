package io.tillbridge.routing.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.app.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A hostile or careless route and the files of the machine. */
class FolderComponentTest {
    @TempDir
    private Path temp;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private Path folder;
    private Path outside;

    @BeforeEach
    void start() throws IOException {
        folder = Files.createDirectories(temp.resolve("files"));
        outside = Files.createDirectories(temp.resolve("outside"));
        Files.writeString(outside.resolve("passwd"), "root:x:0:0");
        context.disableJMX();
        context.addComponent("file", new FolderComponent(folder, MessageLimit.USUAL));
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "/etc", "a/../../outside", "link", "link/deeper"})
    void noDirectoryOutsideCanBeNamed(String directory) throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), outside);

        assertThatThrownBy(() -> context.getEndpoint("file:" + directory))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasMessageContaining("Expected a path below the folder routes.files");
    }

    @ParameterizedTest
    @CsvSource({
        "file:out, ../../outside/written",
        "file:out?jailStartingDirectory=false, ../../outside/written",
        "file:out?jailStartingDirectory=false&fileExist=Append, ../../outside/passwd",
        "file:out?jailStartingDirectory=false&tempFileName=../../outside/temp, ok",
        "file:.?jailStartingDirectory=false, link/written"
    })
    void noMessageWritesOutside(String uri, String name) throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), outside);

        assertThatThrownBy(
                        () -> context.createProducerTemplate().sendBodyAndHeader(uri, "text", Exchange.FILE_NAME, name))
                .isInstanceOf(CamelExecutionException.class);

        assertThat(outside).isDirectoryNotContaining(file -> !file.endsWith("passwd"));
        assertThat(outside.resolve("passwd")).hasContent("root:x:0:0");
    }

    @Test
    void aMessageIsWrittenAndReadInTheFolder() throws Exception {
        context.createProducerTemplate().sendBodyAndHeader("file:a/b", "text", Exchange.FILE_NAME, "c/d.txt");

        assertThat(folder.resolve("a/b/c/d.txt")).hasContent("text");
        assertThat(context.createConsumerTemplate().receiveBody("file:a/b/c", 5_000, String.class))
                .isEqualTo("text");
    }

    @Test
    void aConsumerTakesNoLinkThatLeadsOutside() throws Exception {
        Path in = Files.createDirectories(folder.resolve("in"));
        Files.createSymbolicLink(in.resolve("a-passwd"), outside.resolve("passwd"));
        Files.createSymbolicLink(in.resolve("b-folder"), outside);
        Files.writeString(in.resolve("c-own"), "own");

        assertThat(taken("file:in?recursive=true")).isEqualTo("own");
        assertThat(outside.resolve("passwd")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../outside/passwd", "../outside/passwd"})
    void nobodyAsksForAFileOutside(String name) throws Exception {
        Files.createDirectories(folder.resolve("in"));

        assertThat(context.createConsumerTemplate().receiveBody("file:in?fileName=" + name, 200, String.class))
                .isNull();
    }

    @Test
    void whatWasReadIsMovedNowhereElse() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("in")).resolve("own"), "own");

        assertThat(taken("file:in?move=../../outside/moved")).isEqualTo("own");

        assertThat(outside.resolve("moved")).doesNotExist();
    }

    private String taken(String uri) throws Exception {
        Map<String, String> taken = new java.util.concurrent.ConcurrentHashMap<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri + (uri.contains("?") ? "&" : "?") + "initialDelay=0&delay=10")
                        .process(exchange ->
                                taken.put("body", exchange.getMessage().getBody(String.class)));
            }
        });
        Until.holds("a file is taken", () -> !taken.isEmpty());
        return taken.get("body");
    }
}
