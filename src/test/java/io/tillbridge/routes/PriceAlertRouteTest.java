package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.routing.RouteTest;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceAlertRouteTest extends RouteTest {
    PriceAlertRouteTest() {
        super("custom/examples/custom-price-alert.camel.yaml");
        key("custom.price-alert.enabled", "true");
    }

    private static Map<String, Object> loaded(String largest) {
        Map<String, Object> prices = Map.of("largestPercent", new BigDecimal(largest), "over20Percent", 3L);
        return Map.of(
                "number",
                7L,
                "subject",
                "uploads/9",
                "changes",
                Map.of("priceChanges", prices),
                "data",
                Map.of("filename", "spring \"new\".csv"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20.01", "21", "150"})
    void aLargeChangeIsWrittenToTheChat(String largest) throws Exception {
        send("custom-price-alert", loaded(largest));

        Message posted = edge("custom-price-alert.post").getExchanges().get(0).getMessage();
        assertThat(new ObjectMapper()
                        .readTree(posted.getBody(String.class))
                        .path("text")
                        .asText())
                .isEqualTo("spring \"new\".csv: the largest price change is " + largest
                        + " %, 3 products changed by more than 20 %");
        assertThat(posted.getHeaders())
                .containsEntry("CamelHttpPath", "secret-price-alert-path")
                .containsEntry("CamelHttpMethod", "POST")
                .containsEntry("Content-Type", "application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "3.5", "9.99", "20"})
    void aSmallOneIsNot(String largest) {
        send("custom-price-alert", loaded(largest));

        assertThat(path()).containsExactly("custom-price-alert.share", "custom-price-alert.smaller");
    }

    @Test
    void whileTheChatIsAwayTheMessageWaits() {
        ConnectException away = new ConnectException("refused");
        step("custom-price-alert.post", exchange -> {
            throw away;
        });

        Exchange ended = send("custom-price-alert", loaded("30"));

        assertThat(ended.getException()).isSameAs(away);
    }
}
