package io.tillbridge.routing;

import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.support.component.EndpointUriFactorySupport;

/** Puts the option {@code how} into the address, as Camel's own components have such a class. */
public final class OddUriFactory extends EndpointUriFactorySupport implements EndpointUriFactory {

    @Override
    public boolean isEnabled(String scheme) {
        return scheme.equals("odd");
    }

    @Override
    public String buildUri(String scheme, Map<String, Object> properties, boolean encode) throws URISyntaxException {
        Map<String, Object> left = new HashMap<>(properties);
        String uri = buildPathParameter("odd:how", "odd:how", "how", null, true, left);
        return buildQueryParameters(uri, left, encode);
    }

    @Override
    public Set<String> propertyNames() {
        return Set.of("how");
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
