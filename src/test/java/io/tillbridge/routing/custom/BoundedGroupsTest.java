package io.tillbridge.routing.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class BoundedGroupsTest {
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final BoundedGroups groups = new BoundedGroups(new WaitingMessages(MessageLimit.USUAL));

    @Test
    void oneGroupTooManyFailsAndThoseThatAreThereGoOn() {
        for (int i = 0; i < BoundedGroups.MOST; i++) {
            groups.add(context, "group-" + i, exchange());
        }

        assertThatThrownBy(() -> groups.add(context, "one-more", exchange()))
                .hasMessage("Expected at most 1000 groups that are not complete, found one more: 'one-more'."
                        + " Let them complete sooner by completionTimeout or completionSize");
        groups.add(context, "group-7", exchange());
        assertThat(groups.getKeys()).hasSize(BoundedGroups.MOST);
    }

    private Exchange exchange() {
        return new DefaultExchange(context);
    }
}
