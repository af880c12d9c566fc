package io.tillbridge.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The words a person is known by, and the texts they stand in. */
final class PersonTexts {
    static final String IN_FAILURE =
            """
            INSTR(LOWER(CONCAT_WS(' ', message, variables, CONVERT(body USING utf8mb4))), LOWER(:email)) > 0""";
    static final String IN_EVENT = "INSTR(LOWER(message), LOWER(:email)) > 0";
    static final String IN_AUDIT =
            """
            INSTR(LOWER(CONCAT_WS(' ', a.who_name, a.asked, o.detail, o.before_image, o.after_image)), LOWER(:email)) > 0""";

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Shorter ones stand in texts about others, too. */
    private static final int SHORTEST = 6;

    private static final String MARK = "[forgotten]";

    private final Handle tx;
    private final Set<String> words;

    PersonTexts(Handle tx, Set<String> words) {
        this.tx = tx;
        this.words = words;
    }

    /** E-mail, telephone numbers and whole names of an order's person. */
    static Set<String> words(String person) {
        try {
            JsonNode node = JSON.readTree(person);
            String name = Stream.of("firstname", "middlename", "lastname")
                    .map(part -> node.path(part).asText())
                    .filter(part -> !part.isBlank())
                    .collect(Collectors.joining(" "));
            return Stream.of(
                            node.path("email").asText(),
                            node.path("phone").asText(),
                            node.path("mobile").asText(),
                            node.path("name").asText(),
                            node.at("/shipping/name").asText(),
                            node.at("/billing/name").asText(),
                            name)
                    .map(String::strip)
                    .filter(word -> word.length() >= SHORTEST)
                    .filter(word -> word.matches(".*[@0-9].*") || word.contains(" "))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        } catch (JsonProcessingException notOurs) {
            return Set.of();
        }
    }

    /** Their messages, which cannot be sent again without the person: they are discarded. */
    long fromFailures() {
        long found = 0;
        for (String word : words) {
            found += tx.createUpdate("UPDATE failure SET state = 'discarded', body = NULL, variables = '{}', message ="
                            + " REGEXP_REPLACE(message, :pattern, '" + MARK + "') WHERE " + IN_FAILURE)
                    .bind("email", word)
                    .bind("pattern", pattern(word))
                    .execute();
        }
        return found;
    }

    /** Log lines of runs, and the history of these orders. */
    long fromEvents(List<Long> orders) {
        long found = 0;
        for (String word : words) {
            found += tx.createUpdate("UPDATE run_event SET message = REGEXP_REPLACE(message, :pattern, '" + MARK
                            + "') WHERE " + IN_EVENT)
                    .bind("email", word)
                    .bind("pattern", pattern(word))
                    .execute();
            if (!orders.isEmpty()) {
                tx.createUpdate("UPDATE order_history SET detail = REGEXP_REPLACE(detail, :pattern, '" + MARK
                                + "') WHERE order_id IN (<orders>)")
                        .bind("pattern", pattern(word))
                        .bindList("orders", orders)
                        .execute();
            }
        }
        return found;
    }

    /** Alerts, and the messages about them. */
    void fromAlerts() {
        for (String word : words) {
            for (String column : List.of("alert.detail", "alert_message.content")) {
                String table = column.substring(0, column.indexOf('.'));
                tx.createUpdate("UPDATE " + table + " SET " + column + " = REGEXP_REPLACE(" + column + ", :pattern, '"
                                + MARK + "') WHERE INSTR(LOWER(" + column + "), LOWER(:email)) > 0")
                        .bind("email", word)
                        .bind("pattern", pattern(word))
                        .execute();
            }
        }
    }

    /** By a procedure of the tables' owner: the hub's own account changes no entry. */
    long fromAudit() {
        long found = 0;
        for (String word : words) {
            tx.execute("CALL audit_forget(?, @audit_entries)", word);
            found += tx.createQuery("SELECT COALESCE(@audit_entries, 0)")
                    .mapTo(Long.class)
                    .one();
        }
        return found;
    }

    private static String pattern(String word) {
        return "(?i)" + Pattern.quote(word);
    }
}
