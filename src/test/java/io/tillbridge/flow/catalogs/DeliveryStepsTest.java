package io.tillbridge.flow.catalogs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.catalog.CatalogSettings;
import io.tillbridge.catalog.file.Dialects;
import io.tillbridge.catalog.file.ReadLimits;
import io.tillbridge.catalog.load.CatalogLoad;
import io.tillbridge.catalog.load.Deliveries;
import io.tillbridge.catalog.load.DeliveryState;
import io.tillbridge.catalog.load.LoadResult;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunLog;
import io.tillbridge.run.Running;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Spool;
import io.tillbridge.storage.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the steps of {@code catalog-load-delivery} find and leave in body and variables. */
class DeliveryStepsTest {
    private static final String FILE = "vendorSku,name,brand,msrp,defaultCost,language\n"
            + "A-1,Lamp,Alder,12.50,6,en\nA-2,,Alder,12.50,6,en\n";

    @TempDir
    Path folder;

    private final Database database = TestDatabase.fresh();
    private final Running running =
            new Running(database.jdbi(), (lane, id) -> true, "node", end -> {}, Clock.systemUTC());
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<String> measured = new ArrayList<>();
    private final List<LoadResult> loaded = new ArrayList<>();
    private Spool spool;
    private Deliveries deliveries;
    private BeginStep begin;
    private ArchiveStep archive;
    private long connection;

    @BeforeEach
    void open() throws IOException {
        spool = Spool.open(folder.resolve("spool"));
        deliveries = new Deliveries(database, spool, Clock.systemUTC());
        connection = database.jdbi().withHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO connection (kind, name, settings, created_at, updated_at)
                        VALUES ('sftp-catalog', 'Vera', '{}', NOW(6), NOW(6))""")
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
        begin = new BeginStep(
                new CatalogLoad(database, spool, ReadLimits.of(1 << 20, 1 << 20), Dialects.canonical()),
                deliveries,
                new StepTimes((step, took) -> measured.add(step)));
        archive = new ArchiveStep(deliveries, loaded::add);
    }

    @AfterEach
    void close() {
        running.close();
        spool.close();
        database.close();
    }

    @Test
    void everyStepLeavesItsWordItsTimeAndTheBodyAsItWas() throws Exception {
        long id = delivery("pull", FILE);
        Exchange message = message(id, false);

        assertThat(decided(begin, message)).isEqualTo("read");
        assertThat(message.getVariable("item")).isEqualTo(id);
        assertThat(decided(new SurveyStep(), message)).isEqualTo("read");
        assertThat(decided(new PlanStep(), message)).isEqualTo("load");
        assertThat(decided(new LoadStep(), message)).isEqualTo("load");
        assertThat(decided(new ReportStep(), message)).isEqualTo("load");
        assertThat(decided(archive, message)).isEqualTo("loaded");

        assertThat(message.getMessage().getBody()).isEqualTo(id);
        assertThat(measured).containsExactly("survey", "plan", "load", "report", "archive");
        assertThat(loaded).extracting(LoadResult::state).containsExactly(DeliveryState.LOADED);
        assertThat(events(message))
                .anyMatch(event -> event.matches("Step report took [0-9]+ ms"))
                .anyMatch(event -> event.endsWith(
                        "a.csv: loaded, 2 rows, 1 created, 0 updated, 0 unchanged, 1 rejected"));
    }

    @Test
    void aDeliveryThatIsKnownIsReportedAndArchivedWithoutASurvey() throws Exception {
        load(delivery("pull", FILE));
        Exchange message = message(delivery("pull", FILE), false);

        assertThat(decided(begin, message)).isEqualTo("unchanged");
        assertThat(decided(new ReportStep(), message)).isEqualTo("unchanged");
        assertThat(decided(archive, message)).isEqualTo("unchanged");
        assertThat(events(message)).contains("Nothing to load: every file is the one that is loaded already");
    }

    @Test
    void aRefusedDeliveryIsAProblemOfItsRun() throws Exception {
        Exchange message = message(delivery("pull", "no,such,header\n1,2,3\n"), false);
        begin.process(message);

        assertThat(decided(new PlanStep(), message)).isEqualTo("refused");
        assertThat(decided(archive, message)).isEqualTo("refused");
        assertThat(running.runs().events(run(message).id(), 0, 50))
                .filteredOn(event -> event.level().equals("error"))
                .hasSize(1);
    }

    @Test
    void aDryPullIsDescribedAndItsFilesGo() throws Exception {
        long id = delivery("trial", FILE);
        Exchange message = message(id, true);
        begin.process(message);

        assertThat(decided(new PlanStep(), message)).isEqualTo("load");
        assertThat(decided(new DescribeStep(), message)).isEqualTo("load");

        assertThat(events(message))
                .contains("a.csv would be loaded: 2 rows, 1 created, 0 updated, 0 unchanged, 1 rejected;"
                        + " findings {NAME_MISSING=1}");
        assertThat(deliveries.find(id)).isEmpty();
        assertThat(loaded).isEmpty();
    }

    @Test
    void aStepThatWritesRefusesADryRunAndTheOtherWayRound() throws Exception {
        long id = delivery("pull", FILE);
        Exchange dry = message(id, true);
        begin.process(dry);
        Exchange real = message(id, false);
        begin.process(real);

        for (Processor step : List.of(new LoadStep(), new ReportStep(), archive)) {
            assertThatThrownBy(() -> step.process(dry)).hasMessageContaining("is a dry run. Put it behind a choice");
        }
        assertThatThrownBy(() -> new DescribeStep().process(real)).hasMessageContaining("is none. Put it behind");
        assertThat(deliveries.find(id).orElseThrow().state()).isEqualTo(DeliveryState.LOADING);
        end(dry);
        end(real);
    }

    @Test
    void aMessageThatEndsAnywhereGivesTheDeliveryBack() throws Exception {
        long id = delivery("pull", FILE);
        Exchange cut = message(id, false);
        begin.process(cut);
        new SurveyStep().process(cut);

        end(cut);

        load(id);
        assertThat(deliveries.find(id).orElseThrow().state()).isEqualTo(DeliveryState.LOADED);
    }

    @Test
    void whatAStepNeedsAndDoesNotFindIsNamed() throws Exception {
        Exchange message = message(delivery("pull", FILE), false);

        assertThatThrownBy(() -> new SurveyStep().process(message))
                .hasMessage("A step of a load expects the variable delivery, found none. Put the step catalogBegin"
                        + " before it.");
        message.getMessage().setBody("first");
        assertThatThrownBy(() -> begin.process(message))
                .isInstanceOf(BadDataFailure.class)
                .hasMessage("Expected the number of a delivery, found 'first'. Set the body to it before catalogBegin.");
    }

    private void load(long id) throws Exception {
        Exchange message = message(id, false);
        begin.process(message);
        archive.process(message);
        end(message);
    }

    private static String decided(Processor step, Exchange message) throws Exception {
        step.process(message);
        return message.getVariable("decision", String.class);
    }

    private long delivery(String source, String content) throws IOException {
        long id = deliveries.open(connection, source, null, CatalogSettings.defaults(), false);
        deliveries.receive(
                id, "a.csv", 1 << 20, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
        if (!source.equals("trial")) {
            deliveries.received(id, true);
        }
        return id;
    }

    private Exchange message(long delivery, boolean dry) throws Exception {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage()
                .setBody(running.runs()
                        .request("catalog-load", connection, "api", dry, false)
                        .id());
        running.worker().begin(exchange);
        running.worker().end(exchange);
        exchange.getExchangeExtension().handoverCompletions();
        exchange.getMessage().setBody(delivery);
        return exchange;
    }

    private static RunLog run(Exchange message) {
        return message.getVariable("run", RunLog.class);
    }

    private List<String> events(Exchange message) {
        return running.runs().events(run(message).id(), 0, 50).stream()
                .map(Run.Event::message)
                .toList();
    }

    /** As at the end of a message. */
    private static void end(Exchange message) {
        message.getExchangeExtension().handoverCompletions().forEach(completion -> completion.onComplete(message));
    }
}
