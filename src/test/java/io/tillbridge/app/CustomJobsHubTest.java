package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.node.Nodes;
import io.tillbridge.run.Failures;
import io.tillbridge.run.KeptFailure;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunState;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs of a site's own in a whole hub: clock, runs, counters, dry run, failures, cancel, locks and live edits. */
class CustomJobsHubTest {
    private static final String EXPORT = "custom-export.camel.yaml";
    private static final String BLOCK = "custom-block.camel.yaml";
    private static final String JOBS = "jobs.yaml";
    private static final String ENTRIES =
            """
            # The jobs of this site
            - name: export
              description: Export the stock
              for: once
              dry-run: yes
            - name: block
              description: Hold a worker
            - name: turn
              description: Turn and turn
            - name: vendor-export
              description: Export the catalog of a vendor
              for: sftp-catalog
              every: 1h
            """;

    @AutoClose
    private static SiteHub site;

    @BeforeAll
    static void start(@TempDir Path temp) throws Exception {
        site = SiteHub.start(
                temp,
                Map.of(
                        JOBS,
                        ENTRIES,
                        EXPORT,
                        export("b!"),
                        BLOCK,
                        SiteHub.route(
                                "custom-block",
                                "failures",
                                """
                                        - setBody:
                                            expression:
                                              constant:
                                                expression: SELECT SLEEP(2)
                                        - to:
                                            id: custom-block.sleep
                                            uri: jdbc
                                            parameters:
                                              dataSourceName: dataSource
                                        """),
                        "custom-turn.camel.yaml",
                        SiteHub.route(
                                "custom-turn",
                                "failures",
                                """
                                        - loop:
                                            id: custom-turn.loop
                                            expression:
                                              constant:
                                                expression: "1000000000"
                                            steps:
                                              - bean:
                                                  ref: runCount
                                                  method: add(${variable.run}, 'turns', 1)
                                        """),
                        "custom-vendor-export.camel.yaml",
                        SiteHub.route(
                                "custom-vendor-export",
                                "failures",
                                """
                                        - bean:
                                            ref: runCount
                                            method: add(${variable.run}, 'exported', 2)
                                        """)),
                Map.of("jobs.workers.custom", "1"));
    }

    /** Three items, one counter for each; the second is no name of a counter while it is {@code b!}. */
    private static String export(String second) {
        return SiteHub.route(
                        "custom-export",
                        "failures",
                        """
                        - setBody:
                            expression:
                              constant:
                                expression: a,%s,c
                        - split:
                            id: custom-export.each
                            expression:
                              tokenize:
                                token: ","
                            steps:
                              - to:
                                  id: custom-export.item
                                  uri: direct
                                  parameters:
                                    name: custom-export-one
                        """
                                .formatted(second))
                + SiteHub.route(
                        "custom-export-one",
                        "failures-item",
                        """
                        - bean:
                            ref: runProgress
                            method: at(${variable.run}, 'export', 1, 2)
                        - choice:
                            id: custom-export-one.dry
                            when:
                              - expression:
                                  simple:
                                    expression: ${variable.dryRun} == 'yes'
                                steps:
                                  - setBody:
                                      expression:
                                        simple:
                                          expression: Would export ${body}
                                  - process:
                                      ref: runInfo
                            otherwise:
                              steps:
                                - bean:
                                    ref: runCount
                                    method: add(${variable.run}, ${body}, 1)
                        """);
    }

    @Test
    void aRunCountsShowsItsProgressAndKeepsWhatFailed() throws Exception {
        Run run = start("export", "");

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.connectionId()).isNull();
        assertThat(run.counters()).containsEntry("a", 1L).containsEntry("c", 1L).doesNotContainKey("b!");
        assertThat(run.error()).contains("found 'b!'", "kept as failure");
        KeptFailure kept = site.hub.running().failures().list(new Failures.Filter(null, null, "kept"), null, 9).stream()
                .filter(one -> one.runId() == run.id())
                .findFirst()
                .orElseThrow();
        assertThat(kept.body()).isEqualTo("b!");
        assertThat(kept.endpoint()).isEqualTo("direct:custom-export-one");

        site.live(
                EXPORT, export("b!").replace("add(${variable.run}, ${body}, 1)", "add(${variable.run}, 'mended', 1)"));
        SiteHub.Answer replay = site.call("POST", "/failures/" + kept.id() + "/replay", null);
        Run again = site.ended(replay.body().path("id").asLong());
        site.live(EXPORT, export("b!"));

        assertThat(again.error()).isNull();
        assertThat(again.counters()).containsOnly(Map.entry("mended", 1L));
    }

    @Test
    void aDryRunSaysWhatItWouldDo() throws Exception {
        Run run = start("export", ",\"dryRun\":true");

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.counters()).isEmpty();
        assertThat(site.hub.running().runs().events(run.id(), 0, 9))
                .extracting(Run.Event::message)
                .containsExactly("Would export a", "Would export b!", "Would export c");
    }

    @Test
    void aDryRunOfAJobThatHasNoneIsRefused() throws Exception {
        SiteHub.Answer refused = site.call("POST", "/runs", "{\"job\":\"block\",\"dryRun\":true}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("/dryRun");
    }

    @Test
    void aBlockedJobHoldsUpNoShippedJob() throws Exception {
        long first = queued("block");
        Until.holds("it blocks", () -> site.now(first).state() == RunState.RUNNING);
        Run retention = start("retention", "");

        assertThat(retention.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(site.ended(first).finishedAt()).isAfter(retention.finishedAt());
        assertThat(site.now(first).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void aLoopThatNeverEndsIsCancelled() throws Exception {
        long id = queued("turn");
        Until.holds("it turns", () -> site.now(id).counters().getOrDefault("turns", 0L) > 0);

        SiteHub.Answer asked = site.call("POST", "/runs/" + id + "/cancel", null);

        assertThat(asked.status()).isEqualTo(202);
        assertThat(site.ended(id).state()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void aClockFiresWhenItsEntryIsSavedAndStopsWithIt() throws Exception {
        String ticking = ENTRIES.replace("  for: once\n", "  for: once\n  every: 1s\n");

        site.live(JOBS, ticking);
        JsonNode shown = job("export").orElseThrow();
        Until.holds(
                "two firings",
                () -> site.runs("export").stream()
                                .filter(run -> run.startedBy().equals("schedule"))
                                .count()
                        >= 2);
        site.live(JOBS, ENTRIES);

        assertThat(shown.path("every").asText()).isEqualTo("PT1S");
        assertThat(shown.path("nextAt").asText()).isNotEmpty();
        assertThat(shown.path("custom").asBoolean()).isTrue();
        assertThat(shown.path("lane").asText()).isEqualTo("custom");
        assertThat(job("export").orElseThrow().path("scheduled").asBoolean()).isFalse();
    }

    @Test
    void aWrongEntryIsNamedAndNothingChangesUntilItIsRight() throws Exception {
        site.write(JOBS, ENTRIES + "- name: gone\n  description: No flow\n");
        Until.holds("a finding", () -> !site.findings().isEmpty());

        assertThat(site.findings())
                .singleElement()
                .asString()
                .startsWith("custom/jobs.yaml:14:9 [job-flow] Expected the route 'custom-gone'");
        assertThat(job("gone")).isEmpty();
        assertThat(job("export")).isPresent();

        site.write(JOBS, ENTRIES);
        Until.holds("no finding", () -> site.findings().isEmpty());
    }

    @Test
    void aJobComesAndGoesWhileTheHubRunsAndItsHistoryStays() throws Exception {
        site.live("custom-late.camel.yaml", SiteHub.route("custom-late", "failures", "- process:\n    ref: runInfo\n"));
        site.live(JOBS, ENTRIES + "- name: late\n  description: Come late\n");
        Run run = start("late", "");

        site.live(JOBS, ENTRIES);
        SiteHub.Answer gone = site.call("POST", "/runs", "{\"job\":\"late\"}");
        SiteHub.Answer history = site.call("GET", "/runs?job=late", null);

        assertThat(gone.status()).isEqualTo(422);
        assertThat(history.body().at("/items/0/id").asText()).isEqualTo(Long.toString(run.id()));
    }

    @Test
    void anotherNodeWithOtherFilesIsNamedInTheHealthReport() throws Exception {
        Nodes other = new Nodes(site.hub.core().database().jdbi(), "other-node", Clock.systemUTC());
        Map<String, String> texts = site.texts();
        texts.put("custom/other.camel.yaml", "other");
        other.runs(texts, Set.of());
        other.beat();
        site.live("custom-node.camel.yaml", SiteHub.route("custom-node", "failures", "- process:\n    ref: runInfo\n"));

        Until.passes(() -> assertThat(site.healthText())
                .contains("degraded: node other-node on ")
                .contains("custom/custom-node.camel.yaml (missing there), custom/other.camel.yaml (missing here)"));
        other.leave();
        site.live("custom-node.camel.yaml", null);
        Until.holds("it is well again", () -> !site.healthText().contains("other-node"));
    }

    @Test
    void aJobOfAKindIsStartedForAConnectionAndShowsThere() throws Exception {
        long vendor = site.hub
                .core()
                .connections()
                .create(Map.of(
                        "kind",
                        "sftp-catalog",
                        "name",
                        "Vendor",
                        "settings",
                        Map.of("host", "127.0.0.1", "port", 1, "path", "/", "username", "acme"),
                        "secrets",
                        Map.of("password", "secret")))
                .id();

        SiteHub.Answer started = site.call("POST", "/connections/" + vendor + "/runs", "{\"job\":\"vendor-export\"}");
        Run run = site.ended(started.body().path("id").asLong());
        SiteHub.Answer health = site.call("GET", "/connections/" + vendor + "/health", null);

        assertThat(run.error()).isNull();
        assertThat(run.connectionId()).isEqualTo(vendor);
        assertThat(run.counters()).containsEntry("exported", 2L);
        assertThat(health.body().path("nextRuns"))
                .anySatisfy(next -> assertThat(next.path("job").asText()).isEqualTo("vendor-export"));
    }

    private static Optional<JsonNode> job(String name) throws Exception {
        JsonNode items = site.call("GET", "/jobs?limit=100", null).body().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.path("job").asText().equals(name))
                .findFirst();
    }

    private static long queued(String job) throws Exception {
        SiteHub.Answer started = site.call("POST", "/runs", "{\"job\":\"" + job + "\"}");
        assertThat(started.status()).as(started.whole().body()).isEqualTo(202);
        return started.body().path("id").asLong();
    }

    private static Run start(String job, String more) throws Exception {
        SiteHub.Answer started = site.call("POST", "/runs", "{\"job\":\"" + job + "\"" + more + "}");
        assertThat(started.status()).as(started.whole().body()).isEqualTo(202);
        return site.ended(started.body().path("id").asLong());
    }
}
