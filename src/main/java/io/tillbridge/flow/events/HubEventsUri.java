package io.tillbridge.flow.events;

import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.support.component.EndpointUriFactorySupport;
import org.apache.camel.util.URISupport;

/** Makes the address {@code hub-events:name?types=…&from=…} of the parameters in a route file. */
public final class HubEventsUri extends EndpointUriFactorySupport implements EndpointUriFactory {
    @Override
    public boolean isEnabled(String scheme) {
        return scheme.equals(HubEventsComponent.SCHEME);
    }

    @Override
    public String buildUri(String scheme, Map<String, Object> properties, boolean encode) throws URISyntaxException {
        Map<String, Object> query = new LinkedHashMap<>(properties);
        Object name = query.remove(HubEventsComponent.NAME);
        return scheme + ":" + (name == null ? "" : name)
                + (query.isEmpty() ? "" : "?" + URISupport.createQueryString(query, encode));
    }

    @Override
    public Set<String> propertyNames() {
        return Set.of(HubEventsComponent.NAME, HubEventsComponent.TYPES, HubEventsComponent.FROM);
    }

    @Override
    public Set<String> secretPropertyNames() {
        return Set.of();
    }

    @Override
    public Map<String, String> multiValuePrefixes() {
        return Map.of();
    }

    @Override
    public boolean isLenientProperties() {
        return false;
    }
}
