package io.tillbridge.app.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.routing.TrialReport;
import io.tillbridge.routing.TrialStep;
import io.tillbridge.routing.TrialStep.How;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report of a trial, for a person and for a program. */
final class TrialOutput {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WIDEST = 36;

    private TrialOutput() {}

    static String json(TrialReport report, List<String> unmet) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("route", report.route());
        all.put("file", report.file());
        all.put("findings", report.findings());
        all.put("leftOut", report.leftOut());
        all.put("outcome", report.outcome().text());
        all.put("detail", report.detail());
        all.put("steps", report.steps().stream().map(TrialOutput::step).toList());
        all.put("variables", report.variables());
        all.put("body", report.body());
        all.put("notRun", report.notRun());
        all.put("unusedAnswers", report.unusedAnswers());
        all.put("unmet", unmet);
        return text(all, true);
    }

    private static Map<String, Object> step(TrialStep step) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", step.id());
        members.put("depth", step.depth());
        members.put("branch", step.branch());
        members.put("does", step.does());
        members.put("description", step.description());
        members.put("how", step.how().name().toLowerCase(Locale.ROOT));
        members.put("sent", step.sent());
        members.put("answered", step.answered());
        members.put("failed", step.failed());
        members.values().removeIf(value -> value == null || value.equals(""));
        return members;
    }

    static List<String> lines(TrialReport report, List<String> unmet) {
        List<String> lines = new ArrayList<>();
        if (!report.findings().isEmpty()) {
            lines.add("The hub would refuse this file:");
            report.findings().forEach(finding -> lines.add("  " + finding));
            lines.add("");
        }
        if (!report.leftOut().isEmpty()) {
            lines.add("Left out, as ./tillbridge validate refuses them: " + String.join(", ", report.leftOut()));
            lines.add("");
        }
        lines.add("Route " + report.route() + " of " + report.file()
                + (report.description().isEmpty() ? "" : ": " + report.description()));
        lines.add("");
        lines.add("Path");
        report.steps().forEach(step -> path(step, lines));
        if (report.steps().isEmpty()) {
            lines.add("  no step ran");
        }
        if (!report.variables().isEmpty()) {
            lines.add("");
            lines.add("Variables at the end");
            report.variables().forEach((name, value) -> lines.add("  " + name + " = " + text(value, false)));
        }
        lines.add("");
        lines.add("Body at the end");
        lines.add("  " + (report.body() == null ? "empty" : text(report.body(), false)));
        listed("Steps that did not run", report.notRun(), lines);
        listed("Answers that no step asked for", report.unusedAnswers(), lines);
        lines.add("");
        lines.add("Outcome: " + report.outcome().text() + ". " + report.detail());
        unmet.forEach(lines::add);
        return lines.stream().map(TrialOutput::plain).toList();
    }

    private static void path(TrialStep step, List<String> lines) {
        String indent = "  ".repeat(step.depth() + 1);
        if (step.branch() != null) {
            lines.add(indent + "- " + step.branch());
        }
        String id = step.id().isEmpty() ? "-" : step.id();
        String padded = id + " ".repeat(Math.max(1, WIDEST - id.length() - indent.length()));
        lines.add(indent + padded + step.does() + (step.description().isEmpty() ? "" : "   # " + step.description()));
        if (step.sent() != null) {
            lines.add(indent + "    sent: " + step.sent());
        }
        if (step.answered() != null) {
            lines.add(indent + "    answered: " + step.answered());
        } else if (step.how() == How.STUBBED) {
            lines.add(indent + "    stubbed: nothing was done");
        }
        if (step.failed() != null) {
            lines.add(indent + "    failed: " + step.failed());
        }
    }

    private static void listed(String heading, List<String> names, List<String> lines) {
        if (!names.isEmpty()) {
            lines.add("");
            lines.add(heading);
            names.forEach(name -> lines.add("  " + name));
        }
    }

    private static String text(Object value, boolean pretty) {
        try {
            return pretty
                    ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value)
                    : value instanceof String text ? text : JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report of a trial cannot be written", e);
        }
    }

    /** Data of a message must not steer the terminal. */
    private static String plain(String line) {
        return line.replaceAll("[\\r\\n]+", " ").replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
