package io.tillbridge.lightspeed.cseries;

import io.tillbridge.lightspeed.CallAnswer;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Reads what a shop answered: content stands in an envelope, and so do faults. */
final class ShopAnswer {
    private ShopAnswer() {}

    /**
     * The content of a good answer: what stands in its envelope as Map or List; a number that was counted stays in its
     * Map; null when the body is empty.
     *
     * @throws io.tillbridge.run.PassingFailure when it is cut off or no JSON
     */
    static Object content(CallAnswer answer, String subject) {
        Object content = answer.content(subject);
        if (content instanceof Map<?, ?> envelope && envelope.size() == 1) {
            Object inner = envelope.values().iterator().next();
            return inner instanceof Map || inner instanceof List ? inner : content;
        }
        return content;
    }

    /**
     * The shop's own words for a fault, shortened; empty when it has none. Nothing else of a body is quoted: whoever may
     * name an address for the hub to call would read there what only the hub can reach.
     *
     * @param mask takes what must not be repeated out of a text
     */
    static String words(CallAnswer answer, UnaryOperator<String> mask) {
        ShopJson envelope = ShopJson.of(answer.json().orElse(null));
        String message = envelope.object("error").text("message");
        Object fields = envelope.json().get("errors");
        return CallAnswer.quoted(mask, message, fields);
    }
}
