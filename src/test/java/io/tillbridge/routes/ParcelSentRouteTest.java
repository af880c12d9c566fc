package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import io.tillbridge.run.BadDataFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class ParcelSentRouteTest extends RouteTest {
    private static final String FILE = "custom/examples/custom-parcel-sent.camel.yaml";

    ParcelSentRouteTest() {
        super(withoutEndpoint(), FILE);
        key("custom.parcel-sent.enabled", "true");
    }

    /** Camel gets the file without its endpoint, which the hub serves itself. */
    private static Path withoutEndpoint() {
        try {
            Path folder = Path.of("target", "routes-without-endpoints");
            Files.createDirectories(folder.resolve(FILE).getParent());
            String text = Files.readString(Path.of("routes", FILE));
            Files.writeString(folder.resolve(FILE), text.substring(text.indexOf("- route:")));
            String keys = FILE.replace(".camel.yaml", ".keys.yaml");
            Files.copy(Path.of("routes", keys), folder.resolve(keys), StandardCopyOption.REPLACE_EXISTING);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theOrderIsShippedAndTheAnswerIsTheShipment() {
        edge("custom-parcel-sent.ship").whenAnyExchangeReceived(answer(Map.of("id", "5")));

        Exchange ended = send("custom-parcel-sent", Map.of("trackingCode", "3S7"), Map.of("order", 17L));

        assertThat(ended.getMessage().getBody()).isEqualTo(Map.of("id", "5"));
        assertThat(ended.getVariable("status")).isEqualTo("201");
    }

    @Test
    void aRefusalGoesToTheCaller() {
        step("custom-parcel-sent.ship", exchange -> {
            throw new BadDataFailure("no such order");
        });

        Exchange ended = send("custom-parcel-sent", Map.of("trackingCode", "3S7"), Map.of("order", 17L));

        assertThat(ended.getException()).hasMessage("no such order");
        assertThat(ended.getVariable("status")).isNull();
    }
}
