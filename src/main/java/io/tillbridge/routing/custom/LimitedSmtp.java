package io.tillbridge.routing.custom;

import io.tillbridge.network.BoundedSockets;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.apache.camel.Endpoint;
import org.apache.camel.component.mail.MailComponent;
import org.apache.camel.component.mail.MailConfiguration;
import org.apache.camel.component.mail.MailEndpoint;
import org.apache.camel.spi.annotations.Component;

/** Camel's component that sends mails; it leaves a server that answers without end. */
@Component("imap") // for all schemes, the options of Camel's own
final class LimitedSmtp extends MailComponent {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        MailEndpoint endpoint = (MailEndpoint) super.createEndpoint(uri, remaining, parameters);
        MailConfiguration set = endpoint.getConfiguration();
        SSLSocketFactory tls = set.getSslContextParameters() == null
                ? (SSLSocketFactory) SSLSocketFactory.getDefault()
                : set.getSslContextParameters()
                        .createSSLContext(getCamelContext())
                        .getSocketFactory();
        BoundedSockets sockets = new BoundedSockets(tls, LONGEST);
        Properties more = set.getAdditionalJavaMailProperties();
        String prefix = "mail." + set.getProtocol();
        more.put(prefix + ".socketFactory", sockets.plain());
        more.put(prefix + ".ssl.socketFactory", sockets);
        more.put(prefix + ".socketFactory.fallback", "false");
        more.put(prefix + ".ssl.socketFactory.fallback", "false");
        return endpoint;
    }
}
