package io.tillbridge.alert;

import io.tillbridge.document.JsonText;
import io.tillbridge.wording.Moments;
import io.tillbridge.wording.Quantity;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One message about alerts, as a mail and as the body of a web hook. */
final class AlertText {
    private static final String CONNECTION = "connection-failing";
    private static final int MOST_SHOWN = 50;
    private static final int LONGEST_DETAIL = 500;
    private static final int LONGEST_SUBJECT = 150;

    private final DateTimeFormatter moment;
    private final List<Alert> failing;
    private final List<Alert> ended;
    private final Instant now;

    /** @param zone of the times in the mail */
    AlertText(ZoneId zone, List<Alert> failing, List<Alert> ended, Instant now) {
        this.moment = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm zzz", Locale.ENGLISH)
                .withZone(zone);
        this.failing = failing;
        this.ended = ended;
        this.now = now;
    }

    String subject() {
        String what = failing.isEmpty()
                ? "Recovered: "
                        + (ended.size() == 1
                                ? small(thing(ended.get(0).problem()))
                                : Quantity.of(ended.size(), "problem"))
                : failing.size() == 1 ? failing(failing.get(0).problem()) : Quantity.of(failing.size(), "problem");
        String line = "[Tillbridge] " + what;
        return line.length() > LONGEST_SUBJECT ? line.substring(0, LONGEST_SUBJECT) + "…" : line;
    }

    /** Paragraphs divided by blank lines. */
    String mail() {
        List<String> paragraphs = new ArrayList<>();
        if (!failing.isEmpty()) {
            paragraphs.add(failing.size() == 1 ? "This needs attention:" : "These need attention:");
            failing.stream().limit(MOST_SHOWN).map(this::failing).forEach(paragraphs::add);
            rest(failing, paragraphs);
        }
        if (!ended.isEmpty()) {
            paragraphs.add("Recovered:");
            ended.stream().limit(MOST_SHOWN).map(this::ended).forEach(paragraphs::add);
            rest(ended, paragraphs);
        }
        paragraphs.add(
                "Each cause is sent once, again only when it lasts, and once when it has ended. The settings are in"
                        + " the account settings under alerts.");
        return String.join("\n\n", paragraphs);
    }

    private static void rest(List<Alert> all, List<String> paragraphs) {
        if (all.size() > MOST_SHOWN) {
            paragraphs.add("And " + (all.size() - MOST_SHOWN) + " more.");
        }
    }

    private String failing(Alert alert) {
        AlertProblem problem = alert.problem();
        String detail = detail(problem);
        boolean events = problem.kind().equals("events-deferred");
        boolean jobs = problem.kind().equals(CONNECTION) && problem.job() != null;
        return failing(problem) + ". Since " + moment.format(problem.since())
                + (problem.times() > 1 ? ", " + problem.times() + (events ? " events" : " times") : "")
                + (alert.told() ? " (last sent " + moment.format(alert.toldAt()) + ")" : "") + "."
                + (jobs ? " Failed: " + problem.job() + "." : "")
                + (detail.isEmpty() ? "" : " " + detail);
    }

    private String ended(Alert alert) {
        return thing(alert.problem()) + ". From "
                + moment.format(alert.problem().since()) + " to " + moment.format(alert.recoveredAt()) + ".";
    }

    private static String failing(AlertProblem problem) {
        return thing(problem)
                + switch (problem.kind()) {
                    case CONNECTION -> " is failing";
                    case "job-failed" -> " failed";
                    case "events-deferred" -> " fails to process events";
                    default -> problem.times() == 1 ? " is kept" : " are kept";
                };
    }

    private static String thing(AlertProblem problem) {
        String at = problem.connectionName() == null ? "" : " of " + plain(problem.connectionName());
        return switch (problem.kind()) {
            case CONNECTION -> "The connection " + plain(String.valueOf(problem.connectionName()));
            case "job-failed" -> "The job " + problem.job() + at;
            case "events-deferred" -> "The route that reads events as " + problem.job();
            default -> Quantity.of(problem.times(), "failed message") + at;
        };
    }

    private static String small(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    private static String detail(AlertProblem problem) {
        String text = problem.detail() == null ? "" : plain(Moments.toTheSecond(problem.detail()));
        return text.length() > LONGEST_DETAIL ? text.substring(0, LONGEST_DETAIL) + "…" : text;
    }

    /** Texts of others are one line and steer nothing. */
    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "\uFFFD").strip();
    }

    /** With a member {@code text}, which chat systems show. */
    String json() {
        List<Map<String, Object>> all = new ArrayList<>();
        failing.forEach(alert -> all.add(member(alert, "failing")));
        ended.forEach(alert -> all.add(member(alert, "recovered")));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "alerts");
        body.put("timestamp", now.truncatedTo(ChronoUnit.SECONDS).toString());
        body.put("text", subject() + "\n" + mail().replace("\n\n", "\n"));
        body.put("alerts", all);
        return JsonText.of(body);
    }

    private static Map<String, Object> member(Alert alert, String state) {
        AlertProblem problem = alert.problem();
        Map<String, Object> member = new LinkedHashMap<>();
        member.put("cause", problem.cause());
        member.put("kind", problem.kind());
        member.put("state", state);
        member.put("summary", state.equals("failing") ? failing(problem) : thing(problem));
        member.put("connectionId", problem.connectionId());
        member.put("connectionName", problem.connectionName());
        member.put("job", problem.job());
        member.put("detail", detail(problem));
        member.put("since", problem.since().toString());
        member.put("times", problem.times());
        member.put(
                "recoveredAt",
                alert.recoveredAt() == null ? null : alert.recoveredAt().toString());
        member.values().removeIf(value -> value == null || value.equals(""));
        return member;
    }
}
