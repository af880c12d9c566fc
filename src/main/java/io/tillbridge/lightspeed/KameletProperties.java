package io.tillbridge.lightspeed;

import io.tillbridge.run.BadDataFailure;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Language;
import org.apache.camel.util.TimeUtils;

/**
 * The properties of a kamelet as it puts them on the exchange: {@code path} of the kamelets whose prefix is
 * {@code cseries} is there as {@code cseriesPath}. Each is taken away as it is read.
 */
public record KameletProperties(Exchange exchange, String prefix) {

    /** "" for nothing. */
    public String text(String property) {
        Object value =
                exchange.removeProperty(prefix + Character.toUpperCase(property.charAt(0)) + property.substring(1));
        return value == null ? "" : value.toString();
    }

    /**
     * The query as the route has written it; here each value of the message finds its place.
     *
     * @throws BadDataFailure when it is none
     */
    public CallQuery query(String property) {
        return query(exchange, text(property));
    }

    /** The same of a text. */
    public static CallQuery query(Exchange exchange, String template) {
        Language simple = exchange.getContext().resolveLanguage("simple");
        return CallQuery.of(template, text -> simple.createExpression(text).evaluate(exchange, Object.class));
    }

    /** @throws BadDataFailure when it is none from 0 to 9999 */
    public int number(String property) {
        String text = text(property).strip();
        if (!text.matches("[0-9]{1,4}")) {
            throw new BadDataFailure("Expected a number from 0 to 9999, found '" + text + "' for " + property
                    + ". Correct the kamelet's property.");
        }
        return Integer.parseInt(text);
    }

    /** @throws BadDataFailure when it is no duration */
    public Duration pause(String property) {
        String text = text(property).strip();
        try {
            long millis = text.isEmpty() ? -1 : TimeUtils.toMilliSeconds(text);
            if (millis >= 0) {
                return Duration.ofMillis(millis);
            }
        } catch (RuntimeException e) {
            throw noPause(property, text, e);
        }
        throw noPause(property, text, null);
    }

    private static BadDataFailure noPause(String property, String text, RuntimeException cause) {
        String message = "Expected a duration such as 500 (milliseconds) or 2s, found '" + text + "' for " + property
                + ". Correct the kamelet's property.";
        return new BadDataFailure(message, cause);
    }
}
