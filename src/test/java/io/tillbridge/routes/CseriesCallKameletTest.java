package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import io.tillbridge.run.PassingFailure;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CseriesCallKameletTest extends RouteTest {
    private final Calls calls = new Calls();

    CseriesCallKameletTest() {
        super("kamelets/cseries-call.kamelet.yaml");
    }

    @BeforeEach
    void give() {
        bean("cseriesCalls", calls);
        bean("cseriesHttp", new Http());
    }

    @Test
    void aCallIsPreparedSentAndItsAnswerRead() {
        Exchange answer = send("kamelet:cseries-call?method=PUT&path=orders/${body}&query=limit=${body}&priority=bulk", 7);

        assertThat(calls.seen).containsExactly("begin PUT orders/7 limit=${body} bulk", "end");
        assertThat(answer.getMessage().getBody()).isEqualTo("answer");
    }

    @Test
    void whatIsNotNamedHasItsDefault() {
        send("kamelet:cseries-call?path=shop", null);

        assertThat(calls.seen).containsExactly("begin GET shop  orders", "end");
    }

    @Test
    void aCallWithoutAnswerIsBrokenAndNeverRead() {
        calls.away = true;

        Exchange answer = send("kamelet:cseries-call?path=shop", null);

        assertThat(calls.seen).containsExactly("begin GET shop  orders", "broken connection reset");
        assertThat(answer.getException()).hasMessage("the shop ended the connection");
    }

    private final class Http {
        public void send(Exchange exchange) {
            if (calls.away) {
                throw new IllegalStateException("connection reset");
            }
            exchange.getMessage().setBody("answer");
        }
    }

    private static final class Calls {
        private final List<String> seen = new ArrayList<>();
        private boolean away;

        public void begin(Exchange exchange) {
            seen.add("begin " + exchange.getProperty("cseriesMethod") + " " + exchange.getProperty("cseriesPath") + " "
                    + exchange.getProperty("cseriesQuery") + " " + exchange.getProperty("cseriesPriority"));
        }

        public void broken(Exchange exchange) {
            seen.add("broken "
                    + exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)
                            .getMessage());
            throw new PassingFailure("the shop ended the connection");
        }

        public void end(Exchange exchange) {
            seen.add("end");
        }
    }
}
