package io.tillbridge.routing.custom;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.StreamCachingStrategy;
import org.apache.camel.support.jsse.SSLContextParameters;

/** The components by which routes below custom/ read from other systems. Each is made when a route names it first. */
final class LimitedComponents {
    private LimitedComponents() {}

    /** What is read of a stream, and is long, is in a temporary file. Which routes read so, each route says. */
    static void spool(CamelContext context) {
        StreamCachingStrategy strategy = context.getStreamCachingStrategy();
        strategy.setEnabled(true);
        strategy.setSpoolEnabled(true);
    }

    static void need(String scheme, MessageLimit limit, CamelContext context) {
        switch (scheme) {
            case "http", "https" ->
                context.getComponent(scheme, HttpComponent.class).setHttpClientConfigurer(new LimitedResponses(limit));
            case "ftp" -> add(scheme, new LimitedFtp(limit), context);
            case "ftps" -> ftps(limit, context);
            case "sftp" -> add(scheme, new LimitedSftp(limit), context);
            case "imap", "imaps" -> add(scheme, new LimitedMail(limit), context);
            case "smtp", "smtps" -> add(scheme, new LimitedSmtp(), context);
            default -> {
                // Writes only, or stays inside, or comes from lib/.
            }
        }
    }

    private static void ftps(MessageLimit limit, CamelContext context) {
        if (context.getSSLContextParameters() == null) {
            // Else a server may show any certificate.
            context.setSSLContextParameters(new SSLContextParameters());
        }
        LimitedFtps component = new LimitedFtps(limit);
        component.setUseGlobalSslContextParameters(true);
        add("ftps", component, context);
    }

    private static void add(String scheme, Component component, CamelContext context) {
        if (context.hasComponent(scheme) == null) {
            context.addComponent(scheme, component);
        }
    }
}
