package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.run.CustomJob;
import io.tillbridge.run.Job;
import io.tillbridge.run.JobClock;
import io.tillbridge.run.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code custom/jobs.yaml}: each entry right, and wrong in each way. */
class JobsFileTest {
    private static final String HEAD = "- name: export\n  description: Export the stock\n";

    private final Findings findings = new Findings();

    /** What an entry is below its name and description, and the whole finding. */
    static Stream<Arguments> wrongEntries() {
        return Stream.of(
                wrong(
                        "  schedul: 0 0 2 * * ?",
                        "3:3 [custom-job] Expected one of [name, description, schedule,"
                                + " time-zone, every, enabled, for, lane, lock, dry-run], found 'schedul'. Correct it or take it"
                                + " away. Did you mean 'schedule'?"),
                wrong(
                        "  schedule: 0 0 2 * *\n  time-zone: UTC",
                        "3:13 [custom-job] Expected a Quartz cron text, found"
                                + " '0 0 2 * *': Unexpected end of expression. Write seconds, minutes, hours, day of month, month,"
                                + " day of week: `0 30 2 * * ?`."),
                wrong(
                        "  schedule: 0 0 2 1 1 ? 2020\n  time-zone: UTC",
                        "3:13 [custom-job] Expected a Quartz cron text,"
                                + " found '0 0 2 1 1 ? 2020': It names no time that is still to come. Write seconds, minutes,"
                                + " hours, day of month, month, day of week: `0 30 2 * * ?`."),
                wrong(
                        "  schedule: 0 0 2 * * ?\n  time-zone: Europe/Amsterdm",
                        "4:14 [custom-job] Expected a time zone"
                                + " such as Europe/Amsterdam, found 'Europe/Amsterdm'. Correct it. Did you mean"
                                + " 'Europe/Amsterdam'?"),
                wrong(
                        "  schedule: 0 0 2 * * ?",
                        "3:13 [custom-job] Expected time-zone: beside schedule:, found none."
                                + " Write the zone of the schedule beside it: `time-zone: Europe/Amsterdam`."),
                wrong(
                        "  time-zone: UTC",
                        "3:14 [custom-job] Expected schedule: beside time-zone:, found none. Take"
                                + " time-zone away."),
                wrong(
                        "  every: 10m\n  schedule: 0 0 2 * * ?\n  time-zone: UTC",
                        "3:10 [custom-job] Expected schedule or" + " every, found both. Take one of them away."),
                wrong(
                        "  every: often",
                        "3:10 [custom-job] Expected a time from 1s to 366d, found 'often'. Write a number"
                                + " and s, m, h or d: `every: 10m`."),
                wrong(
                        "  every: 0m",
                        "3:10 [custom-job] Expected a time from 1s to 366d, found '0m'. Write a number and s,"
                                + " m, h or d: `every: 10m`."),
                wrong(
                        "  every: 400d",
                        "3:10 [custom-job] Expected a time from 1s to 366d, found '400d'. Write a number"
                                + " and s, m, h or d: `every: 10m`."),
                wrong(
                        "  every:\n    - 10m",
                        "4:5 [custom-job] Expected one value for every:, found a list or more. Write"
                                + " it on one line."),
                wrong(
                        "  lane: orders",
                        "3:9 [custom-job] Expected one of [custom, custom-bulk], found 'orders'. Jobs of"
                                + " your own have workers of their own, so that none holds up a shipped job: write `lane:"
                                + " custom-bulk` for one that takes long, or leave it out."),
                wrong(
                        "  for: cserie",
                        "3:8 [custom-job] Expected once or a kind of connection, one of [cseries, once,"
                                + " sftp-catalog], found 'cserie'. Write `for: once` for one run of the whole hub. Did you mean"
                                + " 'cseries'?"),
                wrong(
                        "  dry-run: maybe",
                        "3:12 [custom-job] Expected yes or no, found 'maybe'. Write `dry-run: yes` or"
                                + " `dry-run: no`."),
                wrong(
                        "  enabled: on",
                        "3:12 [custom-job] Expected yes or no, found 'on'. Write `enabled: yes` or"
                                + " `enabled: no`."),
                wrong(
                        "  enabled: \"{{export.enabld}}\"",
                        "3:12 [custom-job] Expected a key of the catalogue, found"
                                + " '{{export.enabld}}'. Correct it or write the value. Did you mean 'export.enabled'?"),
                wrong(
                        "  lock: My Lock",
                        "3:9 [custom-job] Expected a word of at most 50 small letters, digits and dashes,"
                                + " found 'My Lock'. Leave it out: the lock is the job's name then."),
                wrong(
                        "  lock: a\n  lock: b",
                        "4:3 [yaml] Expected each key once, found 'lock' again. Take one of them" + " away."),
                wrong(
                        "- name: export\n  description: Again",
                        "3:9 [custom-job] Expected a name of its own, found 'export'"
                                + " in line 1 too. Give one of the jobs another name."),
                wrong(
                        "- name: retention\n  description: Ours",
                        "3:9 [custom-job] Expected a name of its own, found"
                                + " 'retention', a job of the hub. Give the job another name."),
                wrong(
                        "- name: exprt\n  description: Other",
                        "3:9 [job-flow] Expected the route 'custom-exprt', the flow of"
                                + " this job, found none. Add the file custom/custom-exprt.camel.yaml or correct the name. Did you"
                                + " mean 'custom-export'?"),
                wrong(
                        "- name: ticking\n  description: Other",
                        "3:9 [job-flow] Expected the route 'custom-ticking' to begin"
                                + " with direct, found timer. Write `uri: direct` with `name: custom-ticking`: the schedule of the"
                                + " job starts it."),
                wrong(
                        "- name: Big Job\n  description: Other",
                        "3:9 [custom-job] Expected a name of at most 50 small"
                                + " letters, digits and dashes, found 'Big Job'. Write it as in `stock-export`."),
                wrong(
                        "- description: Nameless",
                        "3:3 [custom-job] Expected name:, found none. Write `name: <name>`; its"
                                + " flow is the route `custom-<name>`."),
                wrong(
                        "- name: silent",
                        "3:3 [custom-job] Expected description:, found none. Write what it does, in one"
                                + " sentence."),
                wrong(
                        "- word",
                        "3:3 [custom-job] Expected a job with name: and description:, found none. Write `- name:"
                                + " <name>`."));
    }

    private static Arguments wrong(String entry, String finding) {
        return Arguments.of(entry, JobsFile.PATH + ":" + finding);
    }

    @ParameterizedTest
    @MethodSource("wrongEntries")
    void whatIsWrongIsNamedAtItsPlace(String entry, String finding) {
        List<CustomJob> jobs = read(HEAD + entry + "\n");

        assertThat(findings.list()).extracting(RouteFinding::text).contains(finding);
        assertThat(jobs).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobs:\n  - name: export\n", "export\n"})
    void aFileThatIsNoListOfJobsIsRefused(String text) {
        assertThat(read(text)).isEmpty();

        assertThat(findings.list())
                .singleElement()
                .extracting(RouteFinding::message)
                .isEqualTo("Expected a list of jobs, found none.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"- a: &x 1\n", "- !!set {a}\n", "- [\n", "---\n- a: 1\n---\n- b: 1\n"})
    void whatIsNoPlainYamlIsRefused(String text) {
        assertThat(read(text)).isEmpty();

        assertThat(findings.list()).extracting(RouteFinding::rule).contains("yaml");
    }

    @Test
    void anEntryBecomesAJob() {
        List<CustomJob> jobs = read(HEAD
                + """
                  # Nightly, comments may stand anywhere
                  schedule: "{{export.cron}}"
                  time-zone: Europe/Amsterdam
                  for: cseries
                  lane: custom-bulk
                  lock: stock
                  dry-run: yes
                """
                        .indent(0));

        assertThat(findings.list()).isEmpty();
        Job job = jobs.get(0).job();
        assertThat(job)
                .isEqualTo(new Job(
                        "export", Set.of("cseries"), "stock", Lane.CUSTOM_BULK, true, true, true, "Export the stock"));
        assertThat(job.flow("cseries")).isEqualTo("custom-export");
        assertThat(jobs.get(0).clock().flatMap(clock -> clock.after(Instant.parse("2027-01-01T00:00:00Z"))))
                .hasValue(Instant.parse("2027-01-01T01:30:00Z"));
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        List<CustomJob> jobs = read(HEAD + "  every: 10m\n");

        Job job = jobs.get(0).job();
        assertThat(job)
                .isEqualTo(
                        new Job("export", Set.of("hub"), "export", Lane.CUSTOM, true, true, false, "Export the stock"));
        assertThat(jobs.get(0).clock()).hasValue(JobClock.every(job, Duration.ofMinutes(10)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "false", "\"{{export.enabled}}\""})
    void aClockCanBeSwitchedOff(String enabled) {
        List<CustomJob> jobs = read(HEAD + "  every: 10m\n  enabled: " + enabled + "\n");

        assertThat(findings.list()).isEmpty();
        assertThat(jobs.get(0).clock()).isEqualTo(Optional.empty());
        assertThat(jobs.get(0).job().scheduled()).isFalse();
    }

    @Test
    void aJobWhoseFlowIsOffIsNone() {
        List<CustomJob> jobs = read("- name: off\n  description: Off by a key\n");

        assertThat(findings.list()).isEmpty();
        assertThat(jobs).isEmpty();
    }

    private List<CustomJob> read(String text) {
        List<RouteFile> files = RouteFiles.parse(
                Map.of(
                        "custom/custom-export.camel.yaml", route("custom-export", "direct"),
                        "custom/custom-off.camel.yaml",
                                route("custom-off", "direct")
                                        .replace("    from:", "    precondition: \"{{export.enabled}}\"\n    from:"),
                        "custom/custom-ticking.camel.yaml", route("custom-ticking", "timer")),
                new Findings());
        Map<String, String> keys = Map.of("export.cron", "0 30 2 * * ?", "export.enabled", "false");
        LintContext around = new LintContext(
                Map.of(),
                keys,
                Set.of(),
                Map.of(),
                Set.of("cseries", "sftp-catalog"),
                CustomGround.PLAIN,
                ApiAccess.NONE);
        return new JobsFile(around, files, findings).read(Map.of(JobsFile.PATH, text));
    }

    private static String route(String id, String scheme) {
        return "- route:\n    id: " + id + "\n    from:\n      uri: " + scheme + "\n      steps: []\n";
    }
}
