package io.tillbridge.lightspeed.cseries;

import io.tillbridge.lightspeed.CallRequest;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Message;

/**
 * A call between its beginning and its end.
 *
 * @param headers the message's own headers, kept away from the shop meanwhile
 */
record CallUnderWay(
        ShopTarget target,
        CallRequest request,
        Budget budget,
        Budget.Begun begun,
        Map<String, Object> headers,
        Object body) {
    static CallUnderWay of(ShopTarget target, CallRequest request, Budget budget, Budget.Begun begun, Message message) {
        return new CallUnderWay(target, request, budget, begun, new HashMap<>(message.getHeaders()), message.getBody());
    }

    CSeriesFaults faults() {
        return new CSeriesFaults(target, request);
    }

    /** Takes away everything of the call, the key above all. */
    void restore(Message message, Object newBody) {
        message.getHeaders().clear();
        message.getHeaders().putAll(headers);
        message.setBody(newBody);
    }

    @Override
    public String toString() {
        return request + " at " + target;
    }
}
