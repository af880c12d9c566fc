package io.tillbridge.app;

import io.tillbridge.access.AddressThrottle;
import io.tillbridge.api.http.WebhookReceiver;
import io.tillbridge.flow.orders.OrderWebhooks;
import java.time.Duration;

/** Between the API's door for web hooks and the shops' orders; counts the failures of addresses. */
record ShopWebhookReceiver(OrderWebhooks hooks, AddressThrottle throttle) implements WebhookReceiver {

    @Override
    public Duration waiting(String address) {
        return throttle.waiting(address);
    }

    @Override
    public int left(String address) {
        return throttle.left(address);
    }

    @Override
    public boolean knows(String token, String address) {
        return counted(hooks.knows(token), address);
    }

    @Override
    public boolean hear(String token, String address, String event, String signature, byte[] body) {
        return counted(hooks.hear(token, event, signature, body), address);
    }

    private boolean counted(boolean right, String address) {
        if (!right) {
            throttle.failed(address);
        }
        return right;
    }
}
