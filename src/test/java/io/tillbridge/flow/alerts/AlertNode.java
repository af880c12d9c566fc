package io.tillbridge.flow.alerts;

import io.tillbridge.alert.AlertHookSecret;
import io.tillbridge.alert.Alerts;
import io.tillbridge.mail.MailSender;
import io.tillbridge.network.OutboundRules;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.settings.Settings;
import io.tillbridge.storage.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** A node of the hub as far as alerts go: the shipped routes with the real steps, on a real database. */
final class AlertNode implements AutoCloseable {
    final Alerts alerts;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final AlertHook hook;

    AlertNode(Database database, Settings settings, AlertHookSecret secret, MailSender mail, Clock clock)
            throws Exception {
        alerts = new Alerts(database.jdbi(), settings, mail::newMessageId, clock);
        hook = new AlertHook(
                () -> Optional.ofNullable(settings.find().settings().alerts().webhookUrl()),
                secret::find,
                OutboundRules.none(),
                clock);
        context.disableJMX();
        context.getRegistry().bind("dataSource", database.routesDataSource());
        new AlertSteps(alerts, mail, hook).byName().forEach(context.getRegistry()::bind);
        load("shared/failures-clock.camel.yaml");
        load("alerts/alerts-check.camel.yaml");
        context.start();
    }

    private void load(String path) throws Exception {
        String text = Files.readString(Path.of("routes").resolve(path));
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("file:" + path, text));
    }

    /** What the clock does each minute. */
    void check() {
        Exchange ended =
                context.createFluentProducerTemplate().to("direct:alerts-check").send();
        Throwable fault = ended.getException() == null
                ? ended.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)
                : ended.getException();
        if (fault != null && !(fault instanceof PassingFailure)) {
            throw new AssertionError(fault);
        }
    }

    @Override
    public void close() throws IOException {
        context.stop();
        hook.close();
    }
}
