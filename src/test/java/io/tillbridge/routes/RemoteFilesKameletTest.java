package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.Test;

class RemoteFilesKameletTest extends RouteTest {
    RemoteFilesKameletTest() {
        super("kamelets/remote-list.kamelet.yaml", "kamelets/remote-fetch.kamelet.yaml");
    }

    @Test
    void aListIsMadeAsTheRouteSays() {
        bean("remoteList", (Processor) exchange -> exchange.getMessage()
                .setBody(exchange.getProperty("remoteInclude") + "|" + exchange.getProperty("remoteExclude") + "|"
                        + exchange.getProperty("remoteDepth")));

        Exchange named = send("kamelet:remote-list?include=*.csv&exclude=old/&depth=2", null);
        Exchange plain = send("kamelet:remote-list", null);

        assertThat(named.getMessage().getBody()).isEqualTo("*.csv|old/|2");
        assertThat(plain.getMessage().getBody()).isEqualTo("*||16");
    }

    @Test
    void aFileIsFetchedWithTheWaitOfTheRoute() {
        bean("remoteFetch", (Processor)
                exchange -> exchange.setVariable("fetched", exchange.getProperty("remoteStableWait")));

        Exchange fetched = send("kamelet:remote-fetch?stableWait=2s", "a.csv");

        assertThat(fetched.getVariable("fetched")).isEqualTo("2s");
        assertThat(fetched.getMessage().getBody()).isEqualTo("a.csv");
    }
}
