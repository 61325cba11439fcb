"""What the algorithms say of themselves, in English and Chinese."""

import re

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QLocale

from support import Case

CHINESE = re.compile("[\u4e00-\u9fff]")


class WordTests(Case):
    def setUp(self):
        super().setUp()
        self.addCleanup(self.locale, "en_US")

    def locale(self, name):
        settings = QgsSettings()
        settings.setValue("locale/overrideFlag", True)
        settings.setValue("locale/userLocale", name)
        QgsApplication.setLocale(QLocale(name))

    def texts(self):
        """All that an algorithm shows, as (algorithm, what, text)."""
        for known in self.provider.algorithms():
            algorithm = known.create()
            yield algorithm.name(), "title", algorithm.displayName()
            yield algorithm.name(), "summary", algorithm.shortDescription()
            yield algorithm.name(), "help", algorithm.shortHelpString()
            yield algorithm.name(), "group", algorithm.group()
            for parameter in algorithm.parameterDefinitions():
                yield algorithm.name(), parameter.name(), parameter.description()
                if parameter.help():
                    yield algorithm.name(), parameter.name() + " help", parameter.help()
            for output in algorithm.outputDefinitions():
                yield algorithm.name(), output.name(), output.description()

    def test_english(self):
        self.locale("en_US")
        texts = list(self.texts())
        self.assertGreater(len(texts), 150)
        for algorithm, what, text in texts:
            self.assertTrue(text and re.search("[A-Za-z]", text), (algorithm, what))
        for algorithm, what, text in texts:
            if what == "help":
                self.assertGreater(len(text), 150, algorithm)
                self.assertNotRegex(text, r"[^\n]\n[^\n]", "a line's end shows as a paragraph's")

    def test_chinese(self):
        self.locale("zh_CN")
        for algorithm, what, text in self.texts():
            self.assertRegex(text, CHINESE, (algorithm, what))
            self.assertNotRegex(text, r"\b(the|of|and|with|that)\b", (algorithm, what))

    def test_no_word_is_left_over(self):
        from gridgeo import chinese

        self.locale("en_US")
        shown = {text for _, _, text in self.texts()}
        self.assertEqual(set(chinese.WORDS) - shown, set())
        self.assertEqual(set(chinese.HELP), {algorithm.name() for algorithm in self.provider.algorithms()})
