package io.tillbridge.flow.orders;

import io.tillbridge.connection.Connection;
import io.tillbridge.lightspeed.cseries.WebhookBody;

/** Takes what web hooks of a shop tell of variants, once their signature is checked. */
public interface VariantHookListener {
    void told(Connection shop, WebhookBody.Variant variant);

}
