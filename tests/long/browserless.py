"""A person without a browser: cookies, CSRF and nothing else. Signed in, or with a link from a mail."""

import http.client
import http.cookiejar
import json
import re
import urllib.error
import urllib.parse
import urllib.request

TIMEOUT = 10  # seconds
NOT_NOW = 503
NO_ANSWER = (OSError, ValueError, http.client.HTTPException)  # what the death of a server looks like from outside


class Staying(urllib.request.HTTPRedirectHandler):
    """Shows a redirect instead of following it: what the first answer said is what counts."""

    def redirect_request(self, *args):
        return None


class Visitor:
    """One who is `patient` takes “not now, come back” for no answer, as a person would."""

    def __init__(self, site, *, patient=False):
        self.site, self.patient = site, patient
        self.cookies = http.cookiejar.CookieJar()
        remembering = urllib.request.HTTPCookieProcessor(self.cookies)
        self.opener = urllib.request.build_opener(remembering)
        self.staying = urllib.request.build_opener(remembering, Staying)

    def get(self, path):
        with self.opener.open(self.site.url + path, timeout=TIMEOUT) as answer:
            return answer.read().decode()

    def post(self, path, **fields):
        fields["csrfmiddlewaretoken"] = self.csrf(path if "page" not in fields else fields.pop("page"))
        body = urllib.parse.urlencode(fields).encode()
        with self.opener.open(urllib.request.Request(self.site.url + path, body), timeout=TIMEOUT) as answer:
            return answer.geturl(), answer.read().decode()

    def csrf(self, path):
        return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get(path)).group(1)

    def try_get(self, path):
        """Return the page, or None where no answer came."""
        try:
            return self.get(path)
        except urllib.error.HTTPError as error:
            if not self.asked_to_come_back(error):
                raise
            return None
        except NO_ANSWER:
            return None

    def asked_to_come_back(self, error):
        error.close()
        return self.patient and error.code == NOT_NOW and "Retry-After" in error.headers

    def try_post(self, path, **fields):
        """Return the status of the answer, or None where none came: then nobody knows whether it was done."""
        request = urllib.request.Request(self.site.url + path, urllib.parse.urlencode(fields).encode())
        try:
            with self.staying.open(request, timeout=TIMEOUT) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return None if self.asked_to_come_back(error) else error.code
        except NO_ANSWER:
            return None

    def put_json(self, path, token, **fields):
        """Return the answer as JSON, or None where no answer came: then nothing was acknowledged."""
        request = urllib.request.Request(
            self.site.url + path,
            json.dumps(fields).encode(),
            {"Content-Type": "application/json", "X-CSRFToken": token},
            method="PUT",
        )
        try:
            with self.opener.open(request, timeout=TIMEOUT) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            return json.load(error)
        except NO_ANSWER:
            return None

    def is_(self, called):
        page = self.get("/demo/")
        pk, token = re.search(
            rf'action="/demo/sign-in/(\d+)/"><input type="hidden" name="csrfmiddlewaretoken" value="([^"]+)">\s*'
            rf"<button[^>]*>Be {called}<",
            page,
        ).groups()
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": token}).encode()
        self.opener.open(urllib.request.Request(f"{self.site.url}/demo/sign-in/{pk}/", body), timeout=TIMEOUT).read()
        return self
