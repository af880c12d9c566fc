package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.net.ConnectException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedCopyRouteTest extends RouteTest {
    private static final Map<String, Object> EVENT =
            Map.of("number", 7L, "type", "feed.published", "connectionId", "12", "data", Map.of());

    FeedCopyRouteTest() {
        super("custom/examples/custom-feed-copy.camel.yaml");
        key("custom.feed-copy.enabled", "true");
    }

    private void file(String name, String text) {
        edge("custom-feed-copy.file").whenAnyExchangeReceived(exchange -> {
            exchange.setVariable("hubFilename", name);
            exchange.getMessage().setBody(text);
        });
    }

    @Test
    void aCsvFeedIsPostedAsJsonUnderAnIdThatStaysTheSame() {
        file("plain-csv.csv", "sku,name\r\nA-1,\"Bell, \"\"loud\"\"\"\r\nA-2,Σ\r\n");

        Exchange ended = send("custom-feed-copy", EVENT);

        assertThat(ended.getException()).isNull();
        Message posted = edge("custom-feed-copy.post").getExchanges().get(0).getMessage();
        assertThat(posted.getBody(String.class))
                .isEqualTo("[{\"sku\":\"A-1\",\"name\":\"Bell, \\\"loud\\\"\"},{\"sku\":\"A-2\",\"name\":\"Σ\"}]");
        assertThat(posted.getHeaders())
                .containsEntry("webhook-id", "feed-published-7")
                .containsEntry("Authorization", "Bearer secret-feed-copy")
                .containsEntry("Content-Type", "application/json")
                .containsEntry("CamelHttpMethod", "POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"google-rss.xml", "google-tsv.tsv"})
    void aFeedOfAnotherFormatIsLeftAlone(String name) {
        file(name, "<rss/>");

        Exchange ended = send("custom-feed-copy", EVENT);

        assertThat(ended.getException()).isNull();
        assertThat(path()).endsWith("custom-feed-copy.format", "custom-feed-copy.other");
    }

    @Test
    void whileTheReceiverIsAwayTheFeedWaits() {
        file("plain-csv.csv", "sku\r\nA-1\r\n");
        ConnectException away = new ConnectException("refused");
        step("custom-feed-copy.post", exchange -> {
            throw away;
        });

        assertThat(send("custom-feed-copy", EVENT).getException()).isSameAs(away);
    }
}
