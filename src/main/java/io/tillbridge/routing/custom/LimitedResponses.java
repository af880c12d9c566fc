package io.tillbridge.routing.custom;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** Responses of servers that routes call by http and https: counted after they are unpacked. */
final class LimitedResponses implements HttpClientConfigurer {
    private final MessageLimit limit;

    LimitedResponses(MessageLimit limit) {
        this.limit = limit;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.addExecInterceptorFirst("max-message-size", this::limited);
    }

    private ClassicHttpResponse limited(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse response = chain.proceed(request, scope);
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            // Camel unpacks whatever still names gzip here, after it was counted.
            response.removeHeaders(HttpHeaders.CONTENT_ENCODING);
            String server = scope.route.getTargetHost().toURI();
            response.setEntity(new Limited(entity, limit, "The response of " + server, scope.execRuntime));
        }
        return response;
    }

    private static final class Limited extends HttpEntityWrapper {
        private final MessageLimit limit;
        private final String what;
        private final ExecRuntime connection;

        Limited(HttpEntity entity, MessageLimit limit, String what, ExecRuntime connection) {
            super(entity);
            this.limit = limit;
            this.what = what;
            this.connection = connection;
        }

        @Override
        public InputStream getContent() throws IOException {
            try {
                limit.check(getContentLength(), what);
            } catch (MessageTooLarge tooLarge) {
                connection.discardEndpoint();
                throw tooLarge;
            }
            return new Discarding(limit.of(super.getContent(), what), connection);
        }

        @Override
        public void writeTo(OutputStream to) throws IOException {
            try (InputStream in = getContent()) {
                in.transferTo(to);
            }
        }
    }

    /** To close a stream would read what is left of it: the connection goes first. */
    private static final class Discarding extends java.io.FilterInputStream {
        private final ExecRuntime connection;

        Discarding(InputStream in, ExecRuntime connection) {
            super(in);
            this.connection = connection;
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (MessageTooLarge tooLarge) {
                connection.discardEndpoint();
                throw tooLarge;
            }
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                return super.read(into, offset, length);
            } catch (MessageTooLarge tooLarge) {
                connection.discardEndpoint();
                throw tooLarge;
            }
        }
    }
}
